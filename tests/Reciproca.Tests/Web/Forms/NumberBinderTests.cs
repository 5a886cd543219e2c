using System.Globalization;
using Reciproca.Web.Forms;

namespace Reciproca.Tests.Web.Forms;

public sealed class NumberBinderTests
{
    [Theory]
    [InlineData("296655", "es", 296655)]
    [InlineData("296.655", "es", 296655)]
    [InlineData("296,655", "en", 296655)]
    [InlineData("1 296 655", "pt", 1296655)]
    [InlineData("1,296,655", "id", 1296655)]
    public void A_population_is_read_as_its_reader_writes_it(string typed, string language, long people) =>
        Assert.Equal(people, NumberBinder.Read(typed, typeof(long), CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("-39.81", "es", -39.81)]
    [InlineData("-39,81", "es", -39.81)]
    [InlineData("−0.9", "id", -0.9)]
    [InlineData("-39.813", "en", -39.813)]
    [InlineData("1.015,6", "pt", 1015.6)]
    [InlineData("1,015.6", "en", 1015.6)]
    public void A_point_pasted_into_a_comma_language_does_not_multiply(string typed, string language, double number) =>
        Assert.Equal(number, NumberBinder.Read(typed, typeof(double), CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("unos 200 mil")]
    [InlineData("12.5")]
    [InlineData("99999999999999999999")]
    public void What_is_no_whole_number_is_refused(string typed) => Assert.Null(NumberBinder.Read(typed, typeof(long), CultureInfo.GetCultureInfo("es")));
}
