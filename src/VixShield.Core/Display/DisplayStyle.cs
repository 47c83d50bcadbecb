namespace VixShield.Display;

/// <summary>The style of HTML fragments. Colours come from the place where a fragment stands, so that it reads on light and on dark.</summary>
public static class DisplayStyle
{
    /// <summary>A style element for all fragments of a page; fragments that are asked for without a style rely on it.</summary>
    public const string Html =
        "<style>"
        + ".vixshield{font-family:system-ui,sans-serif;font-size:.9rem;line-height:1.45;color:inherit}"
        + ".vixshield .scroll{overflow-x:auto;max-width:100%}"
        + ".vixshield table{border-collapse:collapse;margin:.5rem 0;color:inherit;background:none;font-variant-numeric:tabular-nums}"
        + ".vixshield caption{text-align:left;font-weight:600;padding:.25rem 0;color:inherit}"
        + ".vixshield th,.vixshield td{padding:.2rem .7rem;border:0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);text-align:left;color:inherit;background:none;vertical-align:top}"
        + ".vixshield thead th{border-bottom-width:2px}"
        + ".vixshield tbody th{font-weight:400}"
        + ".vixshield .number{text-align:right}.vixshield td.number{white-space:nowrap}"
        + ".vixshield .title{font-weight:600;margin:.5rem 0 0}"
        + ".vixshield p{margin:.25rem 0}"
        + ".vixshield ul{margin:.25rem 0;padding-left:1.25rem}"
        + "</style>";
}
