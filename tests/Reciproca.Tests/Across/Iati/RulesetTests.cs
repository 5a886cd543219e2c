using System.Xml.Linq;
using Xunit;

namespace Reciproca.Tests.Across.Iati;

/// <summary>The official meta tests of the rule sets: our reader gives the same verdict on each.</summary>
public sealed class RulesetTests
{
    /// <summary>Rule set, document, verdict; as the rule sets' own test run lists them.</summary>
    public static TheoryData<string, string, bool> Verdicts => new(
        "empty empty +,title_exists empty +,title_exists empty_activity -,title_exists title +,title_text_exists title -,title_text_exists title_text +,no_paths empty +,no_paths empty_activity -,no_more_than_one_title title +,no_more_than_one_title empty_activity +,no_more_than_one_title title_twice -,results_references results_refs_good +,results_references results_refs_bad -,dependent_title_description empty_activity +,dependent_title_description title -,dependent_title_description description -,dependent_title_description title_description +,sum sum_good +,sum sum_bad -,sum_two sum_two_good +,sum_two sum_two_bad -,date_order empty_activity +,date_order date_good +,date_order date_bad -,regex_matches regex_good +,regex_matches regex_bad -,regex_no_matches regex_bad +,regex_no_matches regex_good -,starts_with identifiers +,starts_with identifiers_bad -,unique unique_good +,unique unique_bad -,unique_title_description title_description_content +,if_then if_then_good +,if_then if_then_bad -,condition empty_activity +,condition activity_status_2 +,condition activity_status_3 -,result_indicator_baseline_selector_with_conditions results_indicator_baseline_value_good +,result_indicator_baseline_selector_with_conditions results_indicator_baseline_value_bad -,result_indicator_baseline_selector_with_conditions results_indicator_baseline_value_not_relevant +,result_indicator_period_target_selector_with_conditions results_indicator_period_target_value_good +,result_indicator_period_target_selector_with_conditions results_indicator_period_target_value_bad -,result_indicator_period_target_selector_with_conditions results_indicator_period_target_value_not_relevant +,result_indicator_period_actual_selector_with_conditions results_indicator_period_actual_value_good +,result_indicator_period_actual_selector_with_conditions results_indicator_period_actual_value_bad -,result_indicator_period_actual_selector_with_conditions results_indicator_period_actual_value_not_relevant +,only_one_of only_one_of_activity_bad -,only_one_of only_one_of_activity_good +,only_one_of only_one_of_transaction_bad -,only_one_of only_one_of_transaction_good +,period_time period_time_good +,period_time period_time_bad -,time_limit time_limit_good +,time_limit time_limit_bad -,date_now date_now_good +,date_now date_now_bad -,at_least_one at_least_one_bad -,at_least_one at_least_one_ref +,at_least_one at_least_one_narrative +,at_least_one at_least_one_no_element_good +,one_or_all one_or_all_lang_bad -,one_or_all one_or_all_lang_good +,one_or_all one_or_all_lang_bad_all -,one_or_all one_or_all_lang_good_all +,one_or_all one_or_all_sector_bad -,one_or_all one_or_all_sector_good +,one_or_all one_or_all_sector_all_good +,one_or_all one_or_all_sector_all_bad -,one_or_all one_or_all_currency_bad -,one_or_all one_or_all_currency_good +,one_or_all one_or_all_currency_all_bad -,one_or_all one_or_all_currency_all_good +,one_or_all_org one_or_all_org_currency_good +,one_or_all_org one_or_all_org_currency_bad -,between_dates between_dates_good +,between_dates between_dates_bad -,recipient_region_budget recipient_region_budget_good +,recipient_region_budget recipient_region_budget_bad -,total_expenditure total_expenditure_good +,total_expenditure total_expenditure_bad -,range range_good +,range range_bad -"
            .Split(',').Select(line => line.Split(' ')).Select(p => new TheoryDataRow<string, string, bool>(p[0], p[1], p[2] == "+")));

    [Theory, MemberData(nameof(Verdicts))]
    public void The_verdict_is_the_official_one(string rules, string document, bool good)
    {
        var folder = IatiFiles.Folder("rulesets/meta_tests");
        var broken = new Ruleset(File.ReadAllText(Path.Combine(folder, rules + ".json")), DateTime.UnixEpoch.AddYears(56)).Broken(XDocument.Load(Path.Combine(folder, document + ".xml")));
        Assert.Equal(good, broken.Count == 0);
    }
}

/// <summary>The official files, where they are beside the repository.</summary>
internal static class IatiFiles
{
    public static string Folder(string under)
    {
        var folder = Path.Combine(Repository.Shared ?? "", "data", "iati", under);
        Assert.SkipUnless(Directory.Exists(folder), "the official IATI files are not here");
        return folder;
    }
}
