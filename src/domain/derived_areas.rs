//! The policy areas that OGP derives from others: a parent from its children, a combination from its parts.

use super::policy_area::PolicyArea::{self, *};

/// How an area follows from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// At least one of them.
    AnyOf(&'static [PolicyArea]),
    /// All of them.
    AllOf(&'static [PolicyArea]),
    /// Any of these groups, each as a whole.
    AnyGroup(&'static [&'static [PolicyArea]]),
}

/// The rule of an area; none for one that is coded by itself. As OGP's file of July 2024 computes it. "Right To
/// Information" stands among the children of "Anti-Corruption and Integrity", but is none of them.
pub fn rule(area: PolicyArea) -> Option<Rule> {
    Some(match area {
        AntiCorruptionAndIntegrity => Rule::AnyOf(&[
            AntiCorruptionInstitutions,
            AntiCorruptionStrategies,
            AssetDisclosure,
            Audits,
            BeneficialOwnership,
            ConflictsOfInterest,
            Elections,
            PoliticalFinance,
            Lobbying,
            OpenContracting,
            PublicProcurement,
            WhistleblowerProtections,
        ]),
        CivicSpaceAndEnablingEnvironment => {
            Rule::AnyOf(&[FreedomOfAssembly, FreedomOfAssociation, FreedomOfExpression])
        }
        DemocratizingDecisionMaking => Rule::AnyOf(&[
            DigitalParticipation,
            MainstreamingParticipation,
            RegulatoryGovernance,
            SocialAccountability,
        ]),
        DigitalGovernance => Rule::AnyOf(&[
            AutomatedDecisionMaking,
            DataStewardshipAndPrivacy,
            DigitalInclusion,
            DisinformationMisinformation,
            OnlineCivicSpace,
        ]),
        EnvironmentClimate => Rule::AnyOf(&[
            ClimateFinance,
            ClimateMitigationAndAdaptation,
            EnvironmentalRegulation,
            InternationalEnvironmentalAgreements,
        ]),
        FiscalOpenness => Rule::AnyOf(&[
            PublicationOfBudgetFiscalInformation,
            PublicParticipationInBudgetFiscalPolicy,
            OversightOfBudgetFiscalPolicies,
            StimulusAndEconomicRecovery,
            Tax,
            Debt,
        ]),
        Inclusion => Rule::AnyOf(&[
            Gender,
            GenderBasedViolence,
            EconomicInclusion,
            Lgbtqia,
            PeopleWithDisabilities,
            Youth,
        ]),
        Justice => Rule::AnyOf(&[AccessToJustice, OpenJustice, PolicingCorrections, Judiciary]),
        PublicServiceDelivery => Rule::AnyOf(&[
            CitizenshipImmigration,
            Education,
            HealthNutrition,
            InfrastructureTransport,
            WaterSanitation,
        ]),
        AccessToInformation => Rule::AnyOf(&[RightToInformation, OpenData]),
        MoneyInPolitics => Rule::AnyOf(&[AssetDisclosure, ConflictsOfInterest, PoliticalFinance, Lobbying]),
        OpenDataWaterSanitation => Rule::AllOf(&[OpenData, WaterSanitation]),
        OpenDataHealth => Rule::AllOf(&[OpenData, HealthNutrition]),
        OpenDataEducation => Rule::AllOf(&[OpenData, Education]),
        ParticipationInLawmaking => Rule::AnyGroup(&[&[OpenParliaments, PublicParticipation], &[Lobbying]]),
        _ => return None,
    })
}

/// Whether an area follows from the others that a commitment is coded with; none for one that is coded by itself.
pub fn follows(area: PolicyArea, is_coded: impl Fn(PolicyArea) -> bool) -> Option<bool> {
    Some(match rule(area)? {
        Rule::AnyOf(areas) => areas.iter().any(|it| is_coded(*it)),
        Rule::AllOf(areas) => areas.iter().all(|it| is_coded(*it)),
        Rule::AnyGroup(groups) => groups.iter().any(|group| group.iter().all(|it| is_coded(*it))),
    })
}
