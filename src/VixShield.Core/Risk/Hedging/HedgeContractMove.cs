namespace VixShield.Risk;

/// <summary>The move of one physical contract over one session.</summary>
internal readonly record struct HedgeContractMove(int Days, double Points, double Log);
