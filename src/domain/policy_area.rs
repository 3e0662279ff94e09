//! The policy areas of OGP's commitments database, in the order of its columns.

use super::vocabulary::vocabulary;

vocabulary! {
    /// A policy area, tool or sector that OGP codes a commitment with.
    PolicyArea "area" {
        AntiCorruptionAndIntegrity = "anti_corruption_and_integrity";
        AntiCorruptionInstitutions = "anti_corruption_institutions";
        AntiCorruptionStrategies = "anti_corruption_strategies";
        AssetDisclosure = "asset_disclosure";
        Audits = "audits";
        BeneficialOwnership = "beneficial_ownership";
        ConflictsOfInterest = "conflicts_of_interest";
        Elections = "elections";
        PoliticalFinance = "political_finance";
        Lobbying = "lobbying";
        OpenContracting = "open_contracting";
        PublicProcurement = "public_procurement";
        RightToInformation = "right_to_information";
        WhistleblowerProtections = "whistleblower_protections";
        CivicSpaceAndEnablingEnvironment = "civic_space_and_enabling_environment";
        FreedomOfAssembly = "freedom_of_assembly";
        FreedomOfAssociation = "freedom_of_association";
        FreedomOfExpression = "freedom_of_expression";
        DemocratizingDecisionMaking = "democratizing_decision_making";
        DigitalParticipation = "digital_participation";
        MainstreamingParticipation = "mainstreaming_participation";
        RegulatoryGovernance = "regulatory_governance";
        SocialAccountability = "social_accountability";
        DigitalGovernance = "digital_governance";
        AutomatedDecisionMaking = "automated_decision_making";
        DataStewardshipAndPrivacy = "data_stewardship_and_privacy";
        DigitalInclusion = "digital_inclusion";
        DisinformationMisinformation = "disinformation_misinformation";
        OnlineCivicSpace = "online_civic_space";
        EnvironmentClimate = "environment_climate";
        ClimateFinance = "climate_finance";
        ClimateMitigationAndAdaptation = "climate_mitigation_and_adaptation";
        EnvironmentalRegulation = "environmental_regulation";
        InternationalEnvironmentalAgreements = "international_environmental_agreements";
        FiscalOpenness = "fiscal_openness";
        PublicationOfBudgetFiscalInformation = "publication_of_budget_fiscal_information";
        PublicParticipationInBudgetFiscalPolicy = "public_participation_in_budget_fiscal_policy";
        OversightOfBudgetFiscalPolicies = "oversight_of_budget_fiscal_policies";
        StimulusAndEconomicRecovery = "stimulus_and_economic_recovery";
        Tax = "tax";
        Debt = "debt";
        Inclusion = "inclusion";
        Gender = "gender";
        GenderBasedViolence = "gender_based_violence";
        EconomicInclusion = "economic_inclusion";
        Lgbtqia = "lgbtqia";
        PeopleWithDisabilities = "people_with_disabilities";
        Youth = "youth";
        Justice = "justice";
        AccessToJustice = "access_to_justice";
        OpenJustice = "open_justice";
        PolicingCorrections = "policing_corrections";
        Judiciary = "judiciary";
        OpenParliaments = "open_parliaments";
        PublicServiceDelivery = "public_service_delivery";
        CitizenshipImmigration = "citizenship_immigration";
        Education = "education";
        HealthNutrition = "health_nutrition";
        InfrastructureTransport = "infrastructure_transport";
        WaterSanitation = "water_sanitation";
        CapacityBuilding = "capacity_building";
        DigitalTransformation = "digital_transformation";
        Legislation = "legislation";
        Regulation = "regulation";
        LegislativeOversight = "legislative_oversight";
        OpenData = "open_data";
        PublicParticipation = "public_participation";
        Aid = "aid";
        Energy = "energy";
        ExtractiveIndustries = "extractive_industries";
        LandAndSpatialPlanning = "land_and_spatial_planning";
        MediaTelecommunications = "media_telecommunications";
        ScienceTechnology = "science_technology";
        SecurityPublicSafety = "security_public_safety";
        Labor = "labor";
        PrivateSector = "private_sector";
        Subnational = "subnational";
        HumanRights = "human_rights";
        OpenParliamentPlan = "open_parliament_plan";
        SustainableDevelopmentGoals = "sustainable_development_goals";
        OpenDataWaterSanitation = "open_data_water_sanitation";
        OpenDataHealth = "open_data_health";
        OpenDataEducation = "open_data_education";
        ParticipationInLawmaking = "participation_in_lawmaking";
        AccessToInformation = "access_to_information";
        MoneyInPolitics = "money_in_politics";
    }
}

impl PolicyArea {
    /// The heading of its column in OGP's file, to the letter.
    pub fn heading(self) -> &'static str {
        match self {
            Self::AntiCorruptionAndIntegrity => "Anti-Corruption and Integrity",
            Self::AntiCorruptionInstitutions => "Anti-corruption Institutions",
            Self::AntiCorruptionStrategies => "Anti-Corruption Strategies",
            Self::AssetDisclosure => "Asset Disclosure",
            Self::Audits => "Audits",
            Self::BeneficialOwnership => "Beneficial Ownership",
            Self::ConflictsOfInterest => "Conflicts Of Interest",
            Self::Elections => "Elections",
            Self::PoliticalFinance => "Political Finance",
            Self::Lobbying => "Lobbying",
            Self::OpenContracting => "Open Contracting",
            Self::PublicProcurement => "Public Procurement",
            Self::RightToInformation => "Right To Information",
            Self::WhistleblowerProtections => "Whistleblower Protections",
            Self::CivicSpaceAndEnablingEnvironment => "Civic Space and Enabling Environment",
            Self::FreedomOfAssembly => "Freedom of Assembly",
            Self::FreedomOfAssociation => "Freedom of Association",
            Self::FreedomOfExpression => "Freedom of Expression",
            Self::DemocratizingDecisionMaking => "Democratizing Decision-Making",
            Self::DigitalParticipation => "Digital Participation",
            Self::MainstreamingParticipation => "Mainstreaming Participation",
            Self::RegulatoryGovernance => "Regulatory Governance",
            Self::SocialAccountability => "Social Accountability",
            Self::DigitalGovernance => "Digital Governance",
            Self::AutomatedDecisionMaking => "Automated Decision-making",
            Self::DataStewardshipAndPrivacy => "Data Stewardship and Privacy",
            Self::DigitalInclusion => "Digital Inclusion",
            Self::DisinformationMisinformation => "Disinformation/Misinformation",
            Self::OnlineCivicSpace => "Online Civic Space",
            Self::EnvironmentClimate => "Environment & Climate",
            Self::ClimateFinance => "Climate Finance",
            Self::ClimateMitigationAndAdaptation => "Climate Mitigation and Adaptation",
            Self::EnvironmentalRegulation => "Environmental Regulation",
            Self::InternationalEnvironmentalAgreements => "International Environmental Agreements",
            Self::FiscalOpenness => "Fiscal Openness",
            Self::PublicationOfBudgetFiscalInformation => "Publication Of Budget/Fiscal Information",
            Self::PublicParticipationInBudgetFiscalPolicy => "Public Participation In Budget/Fiscal Policy",
            Self::OversightOfBudgetFiscalPolicies => "Oversight Of Budget/Fiscal Policies",
            Self::StimulusAndEconomicRecovery => "Stimulus and Economic Recovery",
            Self::Tax => "Tax",
            Self::Debt => "Debt",
            Self::Inclusion => "Inclusion",
            Self::Gender => "Gender",
            Self::GenderBasedViolence => "Gender-Based Violence",
            Self::EconomicInclusion => "Economic Inclusion",
            Self::Lgbtqia => "LGBTQIA+",
            Self::PeopleWithDisabilities => "People with Disabilities",
            Self::Youth => "Youth",
            Self::Justice => "Justice",
            Self::AccessToJustice => "Access to Justice",
            Self::OpenJustice => "Open Justice",
            Self::PolicingCorrections => "Policing & Corrections",
            Self::Judiciary => "Judiciary",
            Self::OpenParliaments => "Open Parliaments",
            Self::PublicServiceDelivery => "Public Service Delivery",
            Self::CitizenshipImmigration => "Citizenship & Immigration",
            Self::Education => "Education",
            Self::HealthNutrition => "Health & Nutrition",
            Self::InfrastructureTransport => "Infrastructure & Transport",
            Self::WaterSanitation => "Water & Sanitation",
            Self::CapacityBuilding => "Capacity Building",
            Self::DigitalTransformation => "Digital Transformation",
            Self::Legislation => "Legislation",
            Self::Regulation => "Regulation",
            Self::LegislativeOversight => "Legislative Oversight",
            Self::OpenData => "Open Data",
            Self::PublicParticipation => "Public Participation",
            Self::Aid => "Aid",
            Self::Energy => "Energy",
            Self::ExtractiveIndustries => "Extractive Industries",
            Self::LandAndSpatialPlanning => "Land and Spatial Planning",
            Self::MediaTelecommunications => "Media & Telecommunications",
            Self::ScienceTechnology => "Science & Technology",
            Self::SecurityPublicSafety => "Security & Public Safety",
            Self::Labor => "Labor",
            Self::PrivateSector => "Private Sector",
            Self::Subnational => "Subnational",
            Self::HumanRights => "Human Rights",
            Self::OpenParliamentPlan => "Open Parliament Plan",
            Self::SustainableDevelopmentGoals => "Sustainable Development Goals",
            Self::OpenDataWaterSanitation => "Open Data (Water/Sanitation)",
            Self::OpenDataHealth => "Open Data (Health)",
            Self::OpenDataEducation => "Open Data (Education)",
            Self::ParticipationInLawmaking => "Participation in Lawmaking",
            Self::AccessToInformation => "Access to information",
            Self::MoneyInPolitics => "Money in Politics",
        }
    }
}

vocabulary! {
    /// What OGP's file holds for a policy area, other than 0.
    AreaValue "area_value" {
        /// The commitment is of the area.
        Coded = "1";
        /// The area did not exist when the commitment was coded.
        NoData = "ND";
        NotReviewed = "NR";
        NotApplicable = "NA";
    }
}
