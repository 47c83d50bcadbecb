namespace VixShield.Display;

/// <summary>
/// A result that can be shown: as text (<see cref="DisplayExtensions.ToTable(IDisplayable)"/>), as HTML
/// (<see cref="DisplayExtensions.ToHtml(IDisplayable)"/>), or as data for a front end. Types that have it show themselves in notebooks too.
/// </summary>
public interface IDisplayable
{
    /// <summary>The result as title, facts with units, tables and notes. Made anew by each call; nothing is computed that the result does not hold.</summary>
    DisplayPage ToDisplay();
}
