using Reciproca;

if (await Reciproca.Operate.CommandLine.Handles(args) is { } exitCode) return exitCode;

var app = Node.Build(args);
await Node.Prepare(app);
await app.RunAsync();
return 0;
