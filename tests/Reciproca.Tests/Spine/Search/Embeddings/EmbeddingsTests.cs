using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Search.Embeddings;

namespace Reciproca.Tests.Spine.Search.Embeddings;

/// <summary>A sentence model that this test writes: loaded as a real one is, and added to the search of a real node.</summary>
public sealed class EmbeddingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reciproca-model-");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_word_and_its_translation_have_one_vector(bool sentencePiece)
    {
        if (sentencePiece) TinyModel.WithSentencePiece(folder.FullName);
        else TinyModel.WithWordPieces(folder.FullName);
        using var model = new SentenceModel(ModelFolder.In(folder.FullName)!);
        foreach (var meaning in TinyModel.Meanings)
        {
            Assert.InRange(Likeness(model.OfQuestion(meaning[3]), model.OfText(meaning[1])), .99, 1.01);
            Assert.InRange(Likeness(model.OfQuestion(meaning[0]), model.OfText(TinyModel.Meanings.First(m => m != meaning)[2])), -.01, .01);
        }
        Assert.InRange(Likeness(model.OfQuestion("banjir drainase"), model.OfText("drenaje")), .6, .8);
        Assert.Equal(model.Dimensions, model.OfText(string.Join(' ', Enumerable.Repeat("flood", 5000))).Length);
        Assert.Equal(model.Dimensions, model.OfText("").Length);
    }

    [Fact]
    public void What_the_folder_says_of_the_model_is_heeded()
    {
        Assert.Null(ModelFolder.In(folder.FullName));
        TinyModel.WithSentencePiece(folder.FullName);
        var found = ModelFolder.In(folder.FullName)!;
        Assert.True(found.CountsFromOne);
        Assert.Equal(("query: ", "passage: "), (found.Question, found.Passage));
        File.WriteAllText(Path.Combine(folder.FullName, "reciproca.json"), """{"question":"","passage":"","pooling":"cls","tokens":64}""");
        found = ModelFolder.In(folder.FullName)!;
        Assert.Equal(("", "", 64, true), (found.Question, found.Passage, found.MostTokens, found.FirstTokenSpeaks));
    }

    [Fact]
    public void A_model_that_is_none_is_said_to_be_none()
    {
        TinyModel.WithWordPieces(folder.FullName);
        var model = Path.Combine(folder.FullName, "model.onnx");
        File.WriteAllBytes(model, File.ReadAllBytes(model)[..100]);
        Assert.Throws<InvalidDataException>(() => new SentenceModel(ModelFolder.In(folder.FullName)!));
        File.Delete(Path.Combine(folder.FullName, "vocab.txt"));
        Assert.Contains("no tokenizer", Assert.Throws<InvalidDataException>(() => ModelFolder.In(folder.FullName)).Message);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(100)]
    [InlineData(384)]
    public void Products_of_bytes_are_exact_however_the_machine_computes_them(int length)
    {
        var dice = new Dice((uint)length);
        for (var round = 0; round < 20; round++)
        {
            var (one, two) = (Any(dice, length), Any(dice, length));
            var raised = Array.ConvertAll(one, b => (byte)(b + 128));
            var expected = one.Zip(two, (a, b) => a * b).Sum();
            Assert.Equal(expected, Bytes.DotWidened(one, two));
            Assert.Equal(expected, Bytes.Dot(one, raised, two, Bytes.Sum(two)));
        }
    }

    [Fact]
    public void The_nearest_are_those_that_floats_find_and_a_vector_can_be_replaced()
    {
        var (table, dice) = (new VectorTable(64), new Dice(5));
        var all = Enumerable.Range(0, 20_000).Select(i => (Id: new Guid(i, 0, 0, new byte[8]), Vector: Unit(dice, 64))).ToList();
        foreach (var (id, vector) in all) table.Put(id, vector);
        var question = Unit(dice, 64);
        var exact = all.OrderByDescending(v => Likeness(v.Vector, question)).Take(10).Select(v => v.Id).ToList();
        var found = table.Nearest(question, 10);
        Assert.InRange(exact.Intersect(found.Select(f => f.Id)).Count(), 9, 10);
        Assert.InRange(found[0].Likeness, Likeness(all[0].Vector, all[0].Vector) * found[0].Likeness - .01, 1);
        table.Put(exact[0], question.Select(v => -v).ToArray());
        Assert.Equal(20_000, table.Count);
        Assert.DoesNotContain(table.Nearest(question, 10), f => f.Id == exact[0]);
    }

    [Fact]
    public void A_file_cut_in_half_keeps_what_is_whole_and_one_of_another_model_is_begun_anew()
    {
        var path = Path.Combine(folder.FullName, "vectors.bin");
        using (var file = new VectorFile(path, "one", 8))
            for (var i = 0; i < 10; i++) file.Add(new Guid(i, 0, 0, new byte[8]), (ulong)i, .5f, [1, 2, 3, 4, 5, 6, 7, (sbyte)i]);
        using (var cut = new FileStream(path, FileMode.Open)) cut.SetLength(cut.Length - 20);
        using (var file = new VectorFile(path, "one", 8))
        {
            Assert.Equal(9, file.Read().Count());
            file.Add(Guid.Empty, 99, .5f, new sbyte[8]);
        }
        using (var file = new VectorFile(path, "one", 8)) Assert.Equal(99UL, file.Read().Last().Text);
        using (var file = new VectorFile(path, "two", 8)) Assert.Empty(file.Read());
    }

    [Fact]
    public void A_likelihood_rises_with_likeness_and_falls_with_the_crowd()
    {
        var calibration = new Calibration((.8, .06), (.3, .08));
        Assert.InRange(calibration.Likelihood(.3, 1000), 0, .001);
        Assert.InRange(calibration.Likelihood(.8, 1000), .9, 1);
        Assert.True(calibration.Likelihood(.62, 100) > calibration.Likelihood(.62, 1_000_000));
        Assert.Equal(calibration.Likelihood(.8, 10), calibration.Likelihood(.99, 10));
    }

    [Fact]
    public async Task A_node_with_a_model_fills_an_empty_list_and_leaves_a_good_one_as_it_is()
    {
        TinyModel.WithSentencePiece(folder.FullName);
        await using var node = new TestNode { Model = folder.FullName };
        await node.InitializeAsync();
        var rosario = await node.City("Rosario", "es", "AR");
        var gempa = (await Says(rosario, "terremoto")).Address.AbsolutePath;
        foreach (var word in new[] { "mercado", "escuela", "residuos", "drenaje", "mercado escuela" }) await Says(rosario, word);
        await node.Settle();
        // the best of what words find stays where it is
        var (before, good) = (await Found(node, "gempa"), await Found(node, "escuela"));
        var keeper = node.Services.GetRequiredService<VectorKeeper>();
        Assert.True(keeper.Load(), keeper.Problem);
        await keeper.Sweep(TestContext.Current.CancellationToken);
        Assert.True(node.Services.GetRequiredService<SecondSignal>().IsThere);
        Assert.Equal(gempa, (await Found(node, "gempa"))[0]);
        Assert.Equal(before, (await Found(node, "gempa")).Take(before.Count));
        Assert.Equal(good, await Found(node, "escuela"));

        var later = (await Says(rosario, "banjir")).Address.AbsolutePath;
        await node.Settle();
        Assert.Equal(1, await keeper.Drain(TestContext.Current.CancellationToken));
        Assert.Equal(later, (await Found(node, "inundação"))[0]);
    }

    [Fact]
    public async Task A_node_without_a_model_or_with_a_broken_one_searches_as_ever()
    {
        TinyModel.WithWordPieces(folder.FullName);
        File.WriteAllText(Path.Combine(folder.FullName, "model.onnx"), "<html>not found</html>");
        await using var node = new TestNode { Model = folder.FullName };
        await node.InitializeAsync();
        var keeper = node.Services.GetRequiredService<VectorKeeper>();
        Assert.False(keeper.Load());
        Assert.NotNull(keeper.Problem);
        var address = (await (await node.City("Rosario", "es", "AR")).Publishes("Humedales urbanos")).Address.AbsolutePath;
        await node.Settle();
        Assert.Equal([address], await Found(node, "humedales"));
        Assert.False(node.Services.GetRequiredService<SecondSignal>().IsThere);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static Task<TestPage> Says(TestCity city, string word)
    {
        var much = string.Join(' ', Enumerable.Repeat(word, 5));
        return city.Publishes(much, much, much, much);
    }

    private static async Task<List<string>> Found(TestNode node, string words) =>
        [.. (await node.Citizen().Open("/search?q=" + words)).Document.QuerySelectorAll("li.record h3 a").Select(a => a.GetAttribute("href")!)];

    private static double Likeness(float[] one, float[] two) => one.Zip(two, (a, b) => (double)a * b).Sum();

    private static sbyte[] Any(Dice dice, int length) => [.. Enumerable.Range(0, length).Select(_ => (sbyte)(dice.Next(255) - 127))];

    private static float[] Unit(Dice dice, int length)
    {
        var vector = Enumerable.Range(0, length).Select(_ => (float)dice.Share() - .5f).ToArray();
        var size = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / size)];
    }
}
