// Reference lists: locations and, for each, currencies, languages and templates.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { platformError } from '../frame/respond.js'
import type { AdminCall, AdminRoute } from './routing.js'

const P = '/providers/Microsoft.BusinessAppPlatform'

/** Name, display name, code, Azure regions; the first is the default. */
const LOCATIONS: readonly [string, string, string, readonly string[]][] = [
  ['unitedstates', 'United States', 'NA', ['eastus', 'westus']],
  ['europe', 'Europe', 'EMEA', ['westeurope', 'northeurope']],
  ['asia', 'Asia', 'APAC', ['eastasia', 'southeastasia']],
  ['japan', 'Japan', 'JPN', ['japaneast', 'japanwest']],
  ['canada', 'Canada', 'CAN', ['canadacentral', 'canadaeast']],
  ['unitedkingdom', 'United Kingdom', 'GBR', ['uksouth', 'ukwest']],
  ['france', 'France', 'FRA', ['francecentral', 'francesouth']],
  ['germany', 'Germany', 'GER', ['germanynorth', 'germanywestcentral']],
  ['switzerland', 'Switzerland', 'CHE', ['switzerlandnorth', 'switzerlandwest']],
]
const LANGUAGES: readonly [number, string][] = [
  [1033, 'English (United States)'],
  [1031, 'Deutsch (Deutschland)'],
  [1036, 'français (France)'],
  [1040, 'italiano (Italia)'],
  [3082, 'español (España, alfabetización internacional)'],
  [1041, '日本語 (日本)'],
  [1043, 'Nederlands (Nederland)'],
  [1045, 'polski (Polska)'],
]
const CURRENCIES: readonly [string, string, string][] = [
  ['USD', '$', 'US Dollar'],
  ['EUR', '€', 'Euro'],
  ['GBP', '£', 'British Pound'],
  ['CHF', 'CHF', 'Swiss Franc'],
  ['JPY', '¥', 'Japanese Yen'],
]
const SKUS = [
  ...['standard', 'premium', 'developer', 'basic', 'production', 'sandbox', 'trial', 'default', 'support'],
  ...['subscriptionBasedTrial', 'teams', 'platform'],
]

export function isLocation(name: string): boolean {
  return LOCATIONS.some(([known]) => known === name)
}

export function isAzureRegion(location: string, region: string): boolean {
  return LOCATIONS.some(([name, , , regions]) => name === location && regions.includes(region))
}

export function isLanguage(localeId: number): boolean {
  return LANGUAGES.some(([known]) => known === localeId)
}

export function isCurrency(code: string): boolean {
  return CURRENCIES.some(([known]) => known === code)
}

export const referenceRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: /^\/providers\/Microsoft\.BusinessAppPlatform\/locations$/i,
    open: true,
    answer: () => ({ status: 200, body: { value: LOCATIONS.map(locationDocument) } }),
  },
  {
    method: 'GET',
    path: /^\/providers\/Microsoft\.BusinessAppPlatform\/locations\/([^/]+)\/(environmentCurrencies|environmentLanguages|templates)$/i,
    open: true,
    answer: ({ parts: [location = '', list = ''] }: AdminCall): EmulatorResponse => {
      if (!isLocation(location)) {
        return platformError(404, 'LocationNotFound', `The location '${location}' could not be found.`)
      }
      if (list === 'templates') return { status: 200, body: templatesOf(location) }
      const value =
        list === 'environmentCurrencies'
          ? CURRENCIES.map((currency, index) => currencyDocument(location, currency, index === 0))
          : LANGUAGES.map((language, index) => languageDocument(location, language, index === 0))
      return { status: 200, body: { value } }
    },
  },
]

function locationDocument(
  [name, displayName, code, azureRegions]: (typeof LOCATIONS)[number],
  index: number,
): JsonRecord {
  return {
    id: `${P}/locations/${name}`,
    type: 'Microsoft.BusinessAppPlatform/locations',
    name,
    properties: {
      displayName,
      code,
      isDefault: index === 0,
      isDisabled: false,
      canProvisionDatabase: true,
      canProvisionCustomerEngagementDatabase: true,
      azureRegions,
    },
  }
}

function languageDocument(
  location: string,
  [localeId, displayName]: (typeof LANGUAGES)[number],
  isTenantDefault: boolean,
): JsonRecord {
  return {
    name: String(localeId),
    id: `${P}/locations/${location}/environmentLanguages/${localeId}`,
    type: 'Microsoft.BusinessAppPlatform/locations/environmentLanguages',
    properties: { localeId, localizedName: displayName, displayName, isTenantDefault },
  }
}

function currencyDocument(
  location: string,
  [code, symbol, displayName]: (typeof CURRENCIES)[number],
  isTenantDefault: boolean,
): JsonRecord {
  return {
    name: code,
    id: `${P}/locations/${location}/environmentCurrencies/${code}`,
    type: 'Microsoft.BusinessAppPlatform/locations/environmentCurrencies',
    properties: { code, symbol, displayName, isTenantDefault },
  }
}

function templatesOf(location: string): JsonRecord {
  const sample = templateDocument(location, 'D365_CDSSampleApp', 'Sample App')
  const licensed = {
    isDisabled: true,
    disabledReason: {
      code: 'DynamicsEntitlementMissing',
      message: 'The tenant has no Dynamics 365 licence for the Sales Enterprise app.',
    },
    isCustomerEngagement: true,
    isSupportedForResetOperation: true,
  }
  const sales = templateDocument(location, 'D365_Sales', 'Sales Enterprise', licensed)
  const bySku: Readonly<Record<string, JsonRecord[]>> = {
    developer: [sample],
    default: [sample],
    production: [sales, sample],
    sandbox: [sales, sample],
    trial: [sample],
    subscriptionBasedTrial: [sales],
  }
  return Object.fromEntries(SKUS.map((sku) => [sku, bySku[sku] ?? []]))
}

function templateDocument(
  location: string,
  name: string,
  displayName: string,
  change: object = {},
): JsonRecord {
  return {
    id: `${P}/locations/${location}/environmentTemplates/${name}`,
    name,
    location,
    properties: {
      displayName,
      isDisabled: false,
      isCustomerEngagement: false,
      isSupportedForResetOperation: false,
      ...change,
    },
  }
}
