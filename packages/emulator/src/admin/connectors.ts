// The connectors that the emulated tenant knows.

interface Connector {
  /** Last segment of the id. */
  name: string
  displayName: string
  publisher: string
  tier: 'Standard' | 'Premium'
  /** A data policy cannot block it. */
  unblockable?: boolean
}

const MICROSOFT: readonly [string, string, Connector['tier'], boolean?][] = [
  ['shared_commondataserviceforapps', 'Microsoft Dataverse', 'Premium', true],
  ['shared_commondataservice', 'Microsoft Dataverse (legacy)', 'Premium', true],
  ['shared_sharepointonline', 'SharePoint', 'Standard', true],
  ['shared_office365', 'Office 365 Outlook', 'Standard', true],
  ['shared_office365users', 'Office 365 Users', 'Standard', true],
  ['shared_office365groups', 'Office 365 Groups', 'Standard', true],
  ['shared_office365groupsmail', 'Office 365 Groups Mail', 'Standard', true],
  ['shared_teams', 'Microsoft Teams', 'Standard', true],
  ['shared_onedriveforbusiness', 'OneDrive for Business', 'Standard', true],
  ['shared_onenote', 'OneNote (Business)', 'Standard', true],
  ['shared_planner', 'Planner', 'Standard', true],
  ['shared_todo', 'Microsoft To-Do (Business)', 'Standard', true],
  ['shared_excelonlinebusiness', 'Excel Online (Business)', 'Standard', true],
  ['shared_approvals', 'Approvals', 'Standard', true],
  ['shared_cloudappsecurity', 'Defender for Cloud Apps', 'Premium', true],
  ['shared_flowpush', 'Notifications', 'Standard', true],
  ['shared_powerbi', 'Power BI', 'Standard', true],
  ['shared_powerappsnotification', 'Power Apps Notification', 'Standard', true],
  ['shared_powerappsnotificationv2', 'Power Apps Notification V2', 'Standard', true],
  ['shared_shifts', 'Shifts for Microsoft Teams', 'Standard', true],
  ['shared_yammer', 'Viva Engage', 'Standard', true],
  ['shared_skypeforbiz', 'Skype for Business Online', 'Standard', true],
  ['shared_flowmanagement', 'Power Automate Management', 'Standard'],
  ['shared_powerappsforappmakers', 'Power Apps for Makers', 'Standard'],
  ['shared_powerappsforadmins', 'Power Apps for Admins', 'Standard'],
  ['shared_powerplatformforadmins', 'Power Platform for Admins', 'Standard'],
  ['shared_microsoftspatialservices', 'Spatial Services', 'Standard'],
  ['shared_microsoftcopilotstudio', 'Microsoft Copilot Studio', 'Premium'],
  ['shared_uiflow', 'Desktop flows', 'Premium'],
  ['shared_sql', 'SQL Server', 'Premium'],
  ['shared_azureblob', 'Azure Blob Storage', 'Premium'],
  ['shared_azureopenai', 'Azure OpenAI', 'Premium'],
  ['shared_azuread', 'Microsoft Entra ID', 'Premium'],
  ['shared_keyvault', 'Azure Key Vault', 'Premium'],
  ['shared_servicebus', 'Service Bus', 'Premium'],
  ['shared_webcontents', 'HTTP with Microsoft Entra ID', 'Premium'],
  ['shared_msnweather', 'MSN Weather', 'Standard'],
  ['shared_rss', 'RSS', 'Standard'],
  ['shared_smtp', 'SMTP', 'Standard'],
  ['shared_outlook', 'Outlook.com', 'Standard'],
  ['shared_translatorv2', 'Microsoft Translator', 'Standard'],
  ['shared_microsoftflowforadmins', 'Power Automate for Admins', 'Standard'],
  ['shared_microsoftforms', 'Microsoft Forms', 'Standard'],
  ['shared_microsoftbookings', 'Microsoft Bookings', 'Standard'],
  ['shared_wordonlinebusiness', 'Word Online (Business)', 'Premium'],
  ['shared_onedrive', 'OneDrive', 'Standard'],
  ['shared_sendmail', 'Mail', 'Standard'],
  ['shared_conversionservice', 'Content Conversion', 'Standard'],
  ['shared_visualstudioteamservices', 'Azure DevOps', 'Standard'],
  ['shared_acsemail', 'Azure Communication Services Email', 'Premium'],
  ['shared_azurecommunicationservicessms', 'Azure Communication Services SMS', 'Premium'],
  ['shared_arm', 'Azure Resource Manager', 'Premium'],
  ['shared_azureautomation', 'Azure Automation', 'Premium'],
  ['shared_azuredatafactory', 'Azure Data Factory', 'Premium'],
  ['shared_azureeventgrid', 'Azure Event Grid', 'Premium'],
  ['shared_azurefile', 'Azure File Storage', 'Premium'],
  ['shared_azuremonitorlogs', 'Azure Monitor Logs', 'Premium'],
  ['shared_azurequeues', 'Azure Queues', 'Premium'],
  ['shared_azuretables', 'Azure Table Storage', 'Premium'],
  ['shared_documentdb', 'Azure Cosmos DB', 'Premium'],
  ['shared_eventhubs', 'Event Hubs', 'Premium'],
  ['shared_dynamicsax', 'Fin & Ops Apps (Dynamics 365)', 'Premium'],
  ['shared_dynamicscrmonline', 'Dynamics 365 (deprecated)', 'Premium'],
  ['shared_dynamicssmbsaas', 'Dynamics 365 Business Central', 'Premium'],
  ['shared_filesystem', 'File System', 'Premium'],
  ['shared_ftp', 'FTP', 'Standard'],
  ['shared_sftpwithssh', 'SFTP - SSH', 'Premium'],
  ['shared_sapodata', 'SAP OData', 'Premium'],
  ['shared_saperp', 'SAP ERP', 'Premium'],
]

const OTHERS: readonly [string, string, string, Connector['tier']][] = [
  ['shared_twitter', 'X', 'X Corp', 'Standard'],
  ['shared_facebook', 'Facebook', 'Meta', 'Standard'],
  ['shared_dropbox', 'Dropbox', 'Dropbox', 'Standard'],
  ['shared_box', 'Box', 'Box', 'Standard'],
  ['shared_salesforce', 'Salesforce', 'Salesforce', 'Premium'],
  ['shared_github', 'GitHub', 'GitHub', 'Standard'],
  ['shared_gmail', 'Gmail', 'Google', 'Standard'],
  ['shared_googledrive', 'Google Drive', 'Google', 'Standard'],
  ['shared_slack', 'Slack', 'Slack', 'Standard'],
  ['shared_trello', 'Trello', 'Atlassian', 'Standard'],
  ['shared_basecamp3', 'Basecamp 3', 'Basecamp', 'Standard'],
  ['shared_adobesign', 'Adobe Acrobat Sign', 'Adobe', 'Premium'],
  ['shared_docusign', 'DocuSign', 'DocuSign', 'Premium'],
  ['shared_cognitiveservicescomputervision', 'Computer Vision API', 'Microsoft', 'Premium'],
  ['shared_bttn', 'bttn', 'The Button Corporation', 'Premium'],
  ['shared_asana', 'Asana', 'Asana', 'Standard'],
  ['shared_googlecalendar', 'Google Calendar', 'Google', 'Standard'],
  ['shared_googlesheet', 'Google Sheets', 'Google', 'Standard'],
  ['shared_jira', 'Jira', 'Atlassian', 'Premium'],
  ['shared_mailchimp', 'MailChimp', 'Intuit', 'Standard'],
  ['shared_mysql', 'MySQL', 'Microsoft', 'Premium'],
  ['shared_oracle', 'Oracle Database', 'Microsoft', 'Premium'],
  ['shared_postgresql', 'PostgreSQL', 'Microsoft', 'Premium'],
  ['shared_sendgrid', 'SendGrid', 'Twilio', 'Standard'],
  ['shared_service-now', 'ServiceNow', 'ServiceNow', 'Premium'],
  ['shared_twilio', 'Twilio', 'Twilio', 'Premium'],
  ['shared_youtube', 'YouTube', 'Google', 'Standard'],
  ['shared_zendesk', 'Zendesk', 'Zendesk', 'Premium'],
]

const VIRTUAL: readonly [string, string][] = [
  ['Http', 'HTTP'],
  ['HttpRequestReceived', 'When a HTTP request is received'],
  ['HttpWebhook', 'HTTP Webhook'],
]

const connectors: readonly Connector[] = [
  ...MICROSOFT.map(([name, displayName, tier, unblockable = false]) => ({
    name,
    displayName,
    publisher: 'Microsoft',
    tier,
    unblockable,
  })),
  ...OTHERS.map(([name, displayName, publisher, tier]) => ({ name, displayName, publisher, tier })),
]

/** The display name for the last segment of a connector id, or that segment when it is not known. */
export function connectorName(id: string): string {
  const virtual = VIRTUAL.find(([virtualId]) => virtualId === id)
  return virtual?.[1] ?? connectors.find(({ name }) => name === id)?.displayName ?? id
}

/** Tells whether the tenant has a connector of that name. */
export function isConnector(name: string): boolean {
  return connectors.some((connector) => connector.name === name)
}

/** The `virtual` metadata route: an array without a wrapper. */
export function virtualConnectors(): object[] {
  return VIRTUAL.map(([id, displayName]) => ({
    id,
    metadata: {
      virtualConnector: true,
      name: displayName,
      type: 'Microsoft.PowerApps/apis',
      iconUri: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=',
      displayName,
    },
  }))
}

/** The `unblockable` metadata route: an array without a wrapper. */
export function unblockableConnectors(): { id: string; metadata: object }[] {
  return connectors
    .filter(({ unblockable }) => unblockable === true)
    .map(({ name }) => ({
      id: `/providers/Microsoft.PowerApps/apis/${name}`,
      metadata: { unblockable: true },
    }))
}

/** The connector catalogue of the PowerApps API. */
export function connectorCatalogue(): object[] {
  return connectors.map((connector) => ({
    name: connector.name,
    id: `/providers/Microsoft.PowerApps/apis/${connector.name}`,
    type: 'Microsoft.PowerApps/apis',
    properties: catalogueProperties(connector),
  }))
}

function catalogueProperties({ name, displayName, publisher, tier }: Connector): object {
  const short = name.replace(/^shared_/, '')
  const runtimeUrl = `https://europe-001.azure-apim.net/apim/${short}`
  return {
    displayName,
    iconUri: `https://connectoricons-prod.azureedge.net/releases/v1.0.1656/1.0.1656.3432/${short}/icon.png`,
    iconBrandColor: '#0078D4',
    apiEnvironment: 'Shared',
    isCustomApi: false,
    connectionParameters: {},
    runtimeUrls: [runtimeUrl],
    primaryRuntimeUrl: runtimeUrl,
    metadata: {
      source: 'marketplace',
      brandColor: '#0078D4',
      useNewApimVersion: 'true',
      version: {
        previous: 'releases/v1.0.1647\\1.0.1647.3361',
        current: 'releases/v1.0.1656\\1.0.1656.3432',
      },
    },
    capabilities: ['actions'],
    interfaces: {},
    description: `Connects to ${displayName}.`,
    createdTime: '2016-09-30T04:12:48.5709476Z',
    changedTime: '2023-09-21T23:21:20.0282274Z',
    releaseTag: 'Production',
    tier,
    publisher,
    scopes: { will: [], wont: [] },
  }
}
