using Descent.Cli;
using Descent.Cli.Display;

using var interrupt = new Interrupt();
return App.Run(args, Screen.OfProcess(), interrupt.Token);
