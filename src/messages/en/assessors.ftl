### Assessors’ own work

## Agreement

agreement-title = How far the assessors agreed
agreement-about = What assessors said who judged without seeing each other’s values. The published values are those on which they settled afterwards.
agreement-counts = Units on which they agree
agreement-percentage = Agreement
agreement-alpha = Krippendorff’s alpha
agreement-of = { $coders ->
    [2] Two assessors
   *[other] { $coders } assessors
} agreed on { $agreed } of { $units }
agreement-none = No unit was coded by two
agreement-undefined = not defined
