using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Spine.Vocabulary;

public class LanguagesTests
{
    [Theory]
    [InlineData("ur", "rtl"), InlineData("ar", "rtl"), InlineData("dv", "rtl"), InlineData("ur-PK", "rtl"), InlineData("id", "ltr"), InlineData("xx", "ltr")]
    public void Direction_is_known(string tag, string direction) => Assert.Equal(direction, Languages.Direction(tag));

    [Theory]
    [InlineData("id", "Bahasa Indonesia"), InlineData("qu", "Runasimi"), InlineData("es-UY", "Español"), InlineData("tet", "Tetun"), InlineData("xx", "xx")]
    public void A_language_is_called_as_its_speakers_call_it(string tag, string name) => Assert.Equal(name, Languages.NativeName(tag));

    [Fact]
    public void Languages_that_no_culture_of_the_platform_knows_are_there() =>
        Assert.All("fj sm tet tpi ay gn qu jv su tl ceb ne si".Split(' '), tag => Assert.True(Concepts.Standard.Knows(Schemes.Language, tag), tag));
}
