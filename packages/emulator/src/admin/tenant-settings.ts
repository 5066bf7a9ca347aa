// The tenant's settings: a tenant in which nobody has changed anything.
import type { JsonRecord } from '@powerops/core'

export const tenantSettings: JsonRecord = {
  walkMeOptOut: false,
  disableNPSCommentsReachout: false,
  disableNewsletterSendout: false,
  disableEnvironmentCreationByNonAdminUsers: false,
  disablePortalsCreationByNonAdminUsers: false,
  disableSurveyFeedback: false,
  disableTrialEnvironmentCreationByNonAdminUsers: false,
  disableCapacityAllocationByEnvironmentAdmins: false,
  disableSupportTicketsVisibleByAllUsers: false,
  powerPlatform: {
    search: {
      disableDocsSearch: false,
      disableCommunitySearch: false,
      disableBingVideoSearch: false,
    },
    teamsIntegration: {
      shareWithColleaguesUserLimit: 10000,
    },
    powerApps: {
      disableShareWithEveryone: false,
      enableGuestsToMake: false,
      disableMakerMatch: false,
      disableUnusedLicenseAssignment: false,
      disableCreateFromImage: false,
      disableCreateFromFigma: false,
      disableConnectionSharingWithEveryone: false,
    },
    powerAutomate: {
      disableCopilot: false,
      disableCopilotWithBing: false,
    },
    environments: {
      disablePreferredDataLocationForTeamsEnvironment: false,
    },
    governance: {
      disableAdminDigest: false,
      disableDeveloperEnvironmentCreationByNonAdminUsers: false,
      enableDefaultEnvironmentRouting: false,
      policy: {
        enableDesktopFlowDataPolicyManagement: false,
      },
    },
    licensing: {
      disableBillingPolicyCreationByNonAdminUsers: false,
      enableTenantCapacityReportForEnvironmentAdmins: false,
      storageCapacityConsumptionWarningThreshold: 85,
      enableTenantLicensingReportForEnvironmentAdmins: false,
      disableUseOfUnassignedAIBuilderCredits: false,
      applyAutoClaimToOnlyManagedEnvironments: false,
    },
    powerPages: {},
    champions: {
      disableChampionsInvitationReachout: false,
      disableSkillsMatchInvitationReachout: false,
    },
    intelligence: {
      disableCopilot: false,
      enableOpenAiBotPublishing: false,
      disableCopilotFeedback: false,
      disableCopilotFeedbackMetadata: false,
    },
    modelExperimentation: {
      enableModelDataSharing: false,
      disableDataLogging: false,
    },
    catalogSettings: {
      powerCatalogAudienceSetting: 'All',
    },
    userManagementSettings: {
      enableDeleteDisabledUserinAllEnvironments: false,
    },
  },
}
