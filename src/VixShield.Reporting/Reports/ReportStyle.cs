namespace VixShield.Reporting;

/// <summary>The style of a report's page: one column, light and dark, print.</summary>
internal static class ReportStyle
{
    internal const string Page =
        "<style>"
        + ":root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--quiet:#55606e;--line:#d5dbe2;--link:#005a8f}"
        + "@media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--paper:#14181f;--quiet:#a3adba;--line:#3a434f;--link:#7cc4f0}}"
        + "*{box-sizing:border-box}"
        + "body{margin:0 auto;padding:1rem;max-width:62rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}"
        + "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}"
        + "h2{font-size:1.25rem;margin:2rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}"
        + "p{margin:.5rem 0;max-width:50rem}"
        + "a{color:var(--link)}"
        + ".quiet,footer{color:var(--quiet);font-size:.9rem}"
        + ".skip{position:absolute;left:-100rem}"
        + ".skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}"
        + "ul{padding-left:1.25rem;max-width:50rem}"
        + "nav ul{list-style:none;padding:0;margin:1rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}"
        + "nav a{display:inline-block;padding:.25rem 0}"
        + "footer{margin-top:2rem;border-top:1px solid var(--line)}"
        + "@media (max-width:600px){body{padding:.75rem}h1{font-size:1.3rem}.vixshield{font-size:.8rem}.vixshield th,.vixshield td{padding:.2rem .3rem}.vixshield tbody th{min-width:7rem}}"
        + "@media (prefers-color-scheme:dark){.vixshield-figure img{filter:invert(.92) hue-rotate(180deg)}}"
        + "@media print{:root{--ink:#000;--paper:#fff;--quiet:#333;--line:#bbb;--link:#000}body{max-width:none;font-size:10pt}nav,.skip,details{display:none}"
        + "figure,tr{break-inside:avoid}h2{break-after:avoid}.vixshield .scroll{overflow:visible}.vixshield table{font-size:8pt}.vixshield-figure img{filter:none}}"
        + "</style>";
}
