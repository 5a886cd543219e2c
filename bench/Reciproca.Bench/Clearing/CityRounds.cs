using Reciproca.Clearing;

namespace Reciproca.Bench.Clearing;

/// <summary>
/// Made-up rounds in the likeness of a network of cities: three regions with their languages, 136 topics of uneven popularity, one to four needs and
/// one to three offers a city, capacities 1 to 3, 1.5 % facilitators, and for each need its dozen best offers. Scores are a sum of named parts, as in matching.
/// </summary>
sealed class CityRounds(int cities, int seed)
{
    const int Themes = 17, PerTheme = 8, BestOffers = 12, Sample = 900;
    const double LeastScore = 0.45;
    static readonly string[] Regions = ["Asia-Pacific", "Latin America", "Other"];
    static readonly int[][] Languages = [[0, 4, 5, 6, 7, 8, 9], [1, 1, 1, 2, 2, 0], [0, 3, 0]];

    readonly Dice dice = new((ulong)seed * 1_000_003UL + (ulong)cities);
    readonly List<City> people = [];
    readonly List<(int City, int Topic)> needs = [];
    readonly List<(int City, int Topic, int Capacity, double Quality)> offers = [];

    sealed record City(int Region, int Language, bool English, double Size, int Climate, double Income);

    public Round Make()
    {
        int facilitators = Math.Max(2, cities * 15 / 1000);
        for (int i = 0; i < cities + facilitators; i++) people.Add(NewCity());
        var topics = new Popularity(Themes * PerTheme, dice);
        for (int city = 0; city < cities; city++) Wishes(city, topics);
        for (int i = cities; i < people.Count; i++)
            for (int k = 0; k < 3; k++) offers.Add((i, topics.Draw(dice), 1, 0.9));
        var participants = Enumerable.Range(0, people.Count).Select(Participant).ToList();
        return new Round(participants, Exchanges()) { Capacities = offers.Index().Where(o => o.Item.Capacity > 1).ToDictionary(o => $"o{o.Index}", o => o.Item.Capacity) };
    }

    City NewCity()
    {
        double share = dice.Fraction();
        int region = share < 0.5 ? 0 : share < 0.88 ? 1 : 2;
        int language = Languages[region][dice.Below(Languages[region].Length)];
        return new(region, language, language == 0 || dice.Fraction() < 0.35, 11.8 + 1.4 * dice.Bell(), dice.Below(4), dice.Bell());
    }

    void Wishes(int city, Popularity topics)
    {
        var mine = new HashSet<int>();
        int wanted = 1 + dice.Below(3) + (dice.Fraction() < 0.25 ? 1 : 0), given = 1 + dice.Below(3);
        for (int k = 0; k < wanted; k++)
            if (topics.Draw(dice) is var topic && mine.Add(topic)) needs.Add((city, topic));
        for (int k = 0; k < given; k++)
            if (topics.Draw(dice) is var topic && mine.Add(topic)) offers.Add((city, topic, dice.Fraction() < 0.7 ? 1 : 2, 0.6 + 0.4 * dice.Fraction()));
    }

    Participant Participant(int i)
    {
        double lot = dice.Fraction();
        int capacity = i >= cities || lot < 0.6 ? 1 : lot < 0.9 ? 2 : 3;
        return new($"c{i}", capacity, i >= cities ? 0 : capacity)
        {
            IsFacilitator = i >= cities,
            Region = Regions[people[i].Region],
            NeverMatched = i < cities && dice.Fraction() < 0.55,
        };
    }

    List<Exchange> Exchanges()
    {
        var byTheme = Enumerable.Range(0, offers.Count).ToLookup(o => offers[o].Topic / PerTheme).ToDictionary(g => g.Key, g => g.ToArray());
        return [.. Enumerable.Range(0, needs.Count).SelectMany(need => For(need, byTheme.GetValueOrDefault(needs[need].Topic / PerTheme) ?? []))];
    }

    IEnumerable<Exchange> For(int need, int[] theme)
    {
        int start = theme.Length > Sample ? dice.Below(theme.Length) : 0;
        return Enumerable.Range(0, Math.Min(theme.Length, Sample)).Select(k => theme[(start + k) % theme.Length])
            .Select(offer => (Offer: offer, Score: Score(need, offer))).Where(c => c.Score >= LeastScore)
            .OrderByDescending(c => c.Score).ThenBy(c => c.Offer).Take(BestOffers).ToList()
            .Select(c => new Exchange($"n{need}-o{c.Offer}", $"c{offers[c.Offer].City}", $"c{needs[need].City}", c.Score)
            {
                Need = $"n{need}",
                Offer = $"o{c.Offer}",
                Success = Math.Round(0.75 + 0.2 * dice.Fraction(), 3),
            });
    }

    double Score(int need, int offer)
    {
        var (receiver, giver) = (people[needs[need].City], people[offers[offer].City]);
        bool sameTopic = needs[need].Topic == offers[offer].Topic;
        if (needs[need].City == offers[offer].City || (!sameTopic && dice.Fraction() > 0.25)) return 0;
        double score = (sameTopic ? 60 : 28) * offers[offer].Quality + Likeness(giver, receiver) + 4 * dice.Fraction();
        return Math.Round(Math.Clamp(score / 100, 0, 1), 3);
    }

    static double Likeness(City a, City b) =>
        14 * Math.Exp(-Math.Abs(a.Size - b.Size)) + (a.Climate == b.Climate ? 6 : 0) + (a.Language == b.Language ? 12 : a.English && b.English ? 7 : 0)
        + 4 * Math.Exp(-Math.Abs(a.Income - b.Income)) - (a.Region == b.Region ? 0 : 3);
}
