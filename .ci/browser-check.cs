#!/usr/bin/env dotnet
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property PublishAot=false
#:property JsonSerializerIsReflectionEnabledByDefault=true

// Opens a page in headless Chromium and says what is wrong with it: console messages, requests that leave the page, pictures that do not draw, content that is wider than the window.
// dotnet run .ci/browser-check.cs -- PAGE.html OUTFOLDER FEWEST_FIGURES TEXT...    (exit code 1 and a line for each finding)
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

if (args.Length < 4)
{
    Console.Error.WriteLine("PAGE.html OUTFOLDER FEWEST_FIGURES TEXT...");
    return 2;
}

(string page, string folder, int figures) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]), int.Parse(args[2], CultureInfo.InvariantCulture));
string address = new Uri(page).AbsoluteUri;
string profile = Directory.CreateTempSubdirectory("browser").FullName;
string[] flags =
[
    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
];
List<string> findings = [];
using var browser = Process.Start(new ProcessStartInfo("chromium", flags) { RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("No browser.");
browser.BeginErrorReadLine();
browser.BeginOutputReadLine();
try
{
    using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
    using var socket = new ClientWebSocket();
    await socket.ConnectAsync(await Endpoint(limit.Token), limit.Token);
    var tools = new Tools(socket, limit.Token);
    string target = (await tools.Ask("Target.createTarget", new { url = "about:blank" }))["targetId"]!.GetValue<string>();
    tools.Session = (await tools.Ask("Target.attachToTarget", new { targetId = target, flatten = true }))["sessionId"]!.GetValue<string>();
    foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" })
        await tools.Ask($"{domain}.enable", new { });

    foreach ((int width, string scheme) in new[] { (1280, "light"), (390, "light"), (1280, "dark"), (390, "dark") })
    {
        await tools.Ask("Emulation.setDeviceMetricsOverride", new { width, height = 900, deviceScaleFactor = 1, mobile = width < 600 });
        await tools.Ask("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } });
        await tools.Ask("Page.navigate", new { url = address });
        await tools.Until("Page.loadEventFired");
        string state = await tools.Evaluate("""
            Promise.all([...document.images].map(i => i.decode().catch(() => 0))).then(() => JSON.stringify({
              undrawn: [...document.images].filter(i => !i.complete || i.naturalWidth === 0).map(i => i.alt),
              figures: document.images.length, wide: document.documentElement.scrollWidth, text: document.body.innerText,
              nameless: [...document.images].filter(i => !i.alt).length }))
            """);
        JsonNode found = JsonNode.Parse(state)!;
        int count = found["figures"]!.GetValue<int>();
        Find(count < figures, $"{count} figures at {width} pixels, at least {figures} are expected");
        Find(found["nameless"]!.GetValue<int>() > 0, "a picture has no alternative text");
        foreach (JsonNode? alt in found["undrawn"]!.AsArray())
            findings.Add($"a picture does not draw at {width} pixels: {alt}");
        int wide = found["wide"]!.GetValue<int>();
        Find(wide > width, $"the page is {wide} pixels wide in a window of {width}");
        string text = found["text"]!.GetValue<string>();
        foreach (string wanted in args.Skip(3))
            Find(!text.Contains(wanted, StringComparison.OrdinalIgnoreCase), $"the page does not say '{wanted}'");
        JsonNode picture = await tools.Ask("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true });
        await File.WriteAllBytesAsync(Path.Combine(folder, $"report-{width}-{scheme}.png"), Convert.FromBase64String(picture["data"]!.GetValue<string>()));
        if (width == 390 && scheme == "light")
            await File.WriteAllTextAsync(Path.Combine(folder, "report.txt"), text);
    }

    // On paper: of the page's own width, not of the last window's.
    await tools.Ask("Emulation.clearDeviceMetricsOverride", new { });
    await tools.Ask("Emulation.setEmulatedMedia", new { features = Array.Empty<object>() });
    await tools.Ask("Page.navigate", new { url = address });
    await tools.Until("Page.loadEventFired");
    JsonNode print = await tools.Ask("Page.printToPDF", new { printBackground = false });
    await File.WriteAllBytesAsync(Path.Combine(folder, "report.pdf"), Convert.FromBase64String(print["data"]!.GetValue<string>()));
    findings.AddRange(tools.Messages);
    findings.AddRange(tools.Requests.Where(r => r != address && !r.StartsWith("data:", StringComparison.Ordinal)).Select(r => $"the page asks for {r}"));
    Console.WriteLine($"    {tools.Requests.Count(r => r == address)} visits, {tools.Requests.Distinct().Count(r => r.StartsWith("data:", StringComparison.Ordinal))} pictures within the page, no other request: {tools.Requests.All(r => r == address || r.StartsWith("data:", StringComparison.Ordinal))}, {tools.Messages.Count} console messages");
}
finally
{
    browser.Kill(entireProcessTree: true);
    browser.WaitForExit();
    Directory.Delete(profile, recursive: true);
}

foreach (string finding in findings.Distinct())
    Console.Error.WriteLine(finding);
return findings.Count == 0 ? 0 : 1;

void Find(bool isWrong, string what)
{
    if (isWrong)
        findings.Add(what);
}

async Task<Uri> Endpoint(CancellationToken cancellation)
{
    // The browser writes port and path into this file once it listens.
    string file = Path.Combine(profile, "DevToolsActivePort");
    while (true)
    {
        string[] lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, cancellation) : [];
        if (lines.Length >= 2)
            return new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}");
        if (browser.HasExited)
            throw new InvalidOperationException("The browser ended at once.");
        await Task.Delay(50, cancellation);
    }
}

/// <summary>The browser's developer tools: a question and its answer at a time; what happens meanwhile is kept.</summary>
internal sealed class Tools(ClientWebSocket socket, CancellationToken cancellation)
{
    private readonly List<string> _events = [];
    private int _last;

    internal string? Session { get; set; }

    internal List<string> Messages { get; } = [];

    internal List<string> Requests { get; } = [];

    internal async Task<JsonNode> Ask(string method, object parameters)
    {
        int id = ++_last;
        var question = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = JsonSerializer.SerializeToNode(parameters) };
        if (Session is not null)
            question["sessionId"] = Session;
        await socket.SendAsync(Encoding.UTF8.GetBytes(question.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        while (true)
        {
            JsonNode answer = await Next();
            if (answer["id"]?.GetValue<int>() != id)
                continue;
            return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"]!;
        }
    }

    internal async Task<string> Evaluate(string script)
    {
        JsonNode answer = await Ask("Runtime.evaluate", new { expression = script, awaitPromise = true, returnByValue = true });
        return answer["result"]?["value"]?.GetValue<string>() ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    internal async Task Until(string name)
    {
        while (!_events.Remove(name))
            await Next();
    }

    private async Task<JsonNode> Next()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[65536];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        JsonNode message = JsonNode.Parse(whole.ToArray())!;
        JsonNode? parameters = message["params"];
        switch (message["method"]?.GetValue<string>())
        {
            case "Runtime.consoleAPICalled" or "Runtime.exceptionThrown":
                Messages.Add($"console: {parameters!.ToJsonString()}");
                break;
            case "Log.entryAdded":
                Messages.Add($"console: {parameters!["entry"]!["level"]} {parameters["entry"]!["text"]} {parameters["entry"]!["url"]}");
                break;
            case "Network.requestWillBeSent":
                Requests.Add(parameters!["request"]!["url"]!.GetValue<string>());
                break;
            case "Page.loadEventFired":
                _events.Add("Page.loadEventFired");
                break;
        }

        return message;
    }
}
