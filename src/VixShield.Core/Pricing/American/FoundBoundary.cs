namespace VixShield.Pricing;

/// <summary>Finds the boundary of a unit put: its slopes at the collocation times and, where asked for, how they move.</summary>
internal readonly ref struct FoundBoundary
{
    /// <summary>Room for the slopes and moves of any boundary.</summary>
    internal const int Room = (1 + ExerciseBoundary.Moves) * CollocationRules.GreatestCount;

    internal FoundBoundary(scoped in UnitPut put, CollocationRule rule, ReadOnlySpan<double> solution)
    {
        Put = put;
        Rule = rule;
        Solution = solution;
    }

    /// <summary>The put in the shape in which the boundary was found.</summary>
    internal UnitPut Put { get; }

    internal CollocationRule Rule { get; }

    /// <summary>The slopes, then their derivatives where they were asked for.</summary>
    internal ReadOnlySpan<double> Solution { get; }

    /// <summary>The boundary of a put; false where there is none in either shape. The moves are left out where exercise is due.</summary>
    internal static bool TryFind(scoped in UnitPut put, AmericanAccuracy accuracy, double tolerance, bool withMoves, Span<double> room, out FoundBoundary found) =>
        TryShape(put, accuracy, tolerance, withMoves, room, out found) || TryShape(put.AsNear(), accuracy, tolerance, withMoves, room, out found);

    /// <summary>The same in one shape only.</summary>
    internal static bool TryShape(scoped in UnitPut put, AmericanAccuracy accuracy, double tolerance, bool withMoves, Span<double> room, out FoundBoundary found)
    {
        CollocationRule rule = CollocationRules.For(accuracy, put);
        Span<double> solution = room[..Length(rule, withMoves)];
        found = new FoundBoundary(put, rule, solution);
        Span<double> buffer = stackalloc double[BoundaryEquations.Room(rule)];
        BoundaryEquations equations = new(put, rule, buffer);
        if (!BoundarySearch.TrySolve(put, equations, rule, tolerance, solution[..rule.Count]))
            return false;
        return !withMoves || put.IsExercised(solution[0]) || BoundaryMovement.TryFind(put, equations, rule, solution);
    }

    /// <summary>The length of a solution.</summary>
    internal static int Length(CollocationRule rule, bool withMoves) => rule.Count * (withMoves ? 1 + ExerciseBoundary.Moves : 1);
}
