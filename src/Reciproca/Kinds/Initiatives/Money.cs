using System.Collections.Frozen;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Currencies by ISO 4217: which there are, and how many minor units make a main one.</summary>
public static class Money
{
    public const string Dollar = "USD";
    private const double Most = 1e13;

    private static readonly FrozenSet<string> NoMinor = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string> Thousandths = "BHD IQD JOD KWD LYD OMR TND".Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string> Hundredths = (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD " +
        "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR " +
        "PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW").Split(' ').ToFrozenSet();

    public static bool IsCurrency(string? code) => code is not null && (Hundredths.Contains(code) || NoMinor.Contains(code) || Thousandths.Contains(code));

    /// <summary>Minor units in a main unit: 100 centavos, 1 yen.</summary>
    public static int Minor(string currency) => NoMinor.Contains(currency) ? 1 : Thousandths.Contains(currency) ? 1000 : 100;

    public static bool IsAmount(double amount) => amount is > 0 and <= Most;

    public static long Of(double amount, string currency) => (long)Math.Round((decimal)amount * Minor(currency), MidpointRounding.AwayFromZero);

    public static double Whole(long amount, string currency) => (double)((decimal)amount / Minor(currency));
}
