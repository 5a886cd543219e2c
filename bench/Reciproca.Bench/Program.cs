Console.WriteLine("./do bench NAME");
