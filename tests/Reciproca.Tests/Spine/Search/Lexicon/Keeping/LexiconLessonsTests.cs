using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Keeping;
using Reciproca.Spine.Search.Lexicon.Learning;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon.Keeping;

public sealed class LexiconLessonsTests(TestNode node) : IClassFixture<TestNode>
{
    private CurrentLexicon Lexicon => node.Services.GetRequiredService<CurrentLexicon>();

    [Fact]
    public async Task A_lexicon_that_would_find_less_well_what_people_chose_is_not_adopted()
    {
        var city = await node.City("Rosario", "es", "AR");
        var need = await city.Asks("El zanjón se tapa con basura cada otoño", "Barrio sur");
        await node.Settle();
        // what the one in use knows and a new one could not learn from anything
        var good = LexiconLearning.Learn([ThesaurusLayer.Layer, new("texts", 3, [new("id", "xolotuk", "en", "ditchling"), new("es", "zanjón", "en", "ditchling")])]);
        Lexicon.Adopt(good);
        await Chosen("xolotuk", "id", need.Address.AbsolutePath.Split('/')[^1]);
        var lesson = await Learn();
        Assert.False(lesson.Adopted);
        Assert.True(lesson is { Judgements: > 0, Before: > 0 } && lesson.After < lesson.Before);
        Assert.True(Lexicon.Now.Learned("id", "xolotuk"));
        await node.Db(db => db.Set<Judgement>().ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Published_versions_of_a_record_teach_and_machine_drafts_do_not()
    {
        var city = await node.City("Montevideo", "es", "UY");
        for (var i = 0; i < 3; i++)
        {
            var need = await city.Asks("Plorfino en el barrio", "Cerro");
            await node.Inside(async services =>
            {
                var (db, id) = (services.GetRequiredService<AppDb>(), need.Address.AbsolutePath.Split('/')[^1]);
                var record = await db.Set<Record>().Include(r => r.Versions).SingleAsync(r => r.ShortId == id);
                record.Versions.Add(new RecordVersion { RecordId = record.Id, Language = "en", Title = "Gablemoss in the neighbourhood", State = VersionState.Reviewed });
                record.Versions.Add(new RecordVersion { RecordId = record.Id, Language = "pt", Title = "Draftword no bairro", State = VersionState.Machine });
                return await db.SaveChangesAsync();
            });
        }
        var lesson = await Learn();
        Assert.True(lesson.Adopted);
        Assert.Contains(Lexicon.Now.Translations("es", Analysis.Terms("es", "plorfino")[0]), t => t.Term == "gablemoss");
        Assert.False(Lexicon.Now.Learned("pt", "draftword"));
        Assert.Contains(Lexicon.Coverage, c => c.Language == "es");
    }

    [Fact]
    public void Sentences_stand_for_sentences_only_where_both_have_as_many()
    {
        var (one, other) = (Version("es", "Uno. Dos."), Version("en", "One. Two."));
        Assert.Equal(2, KnownTexts.Parallel([one, other]).Count());
        Assert.Empty(KnownTexts.Parallel([one, Version("en", "One.\nTwo. Three.\nFour.")]));
    }

    private static RecordVersion Version(string language, string summary) => new() { Language = language, Summary = summary };

    private Task<LexiconLearned> Learn() => node.Inside(services => services.GetRequiredService<LexiconLessons>().Learn());

    private Task<int> Chosen(string query, string language, string shortId) => node.Db(async db =>
    {
        db.Add(new Judgement { Id = Guid.CreateVersion7(), Query = query, Language = language, Times = 1, On = node.Clock.GetUtcNow().UtcDateTime.Date, RecordId = await db.Set<Record>().Where(r => r.ShortId == shortId).Select(r => r.Id).SingleAsync() });
        return await db.SaveChangesAsync();
    });
}
