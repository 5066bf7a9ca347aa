export const id = 1132;
export const ids = [1132];
export const modules = {

/***/ 1132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ services_openGitHub),
  N: () => (/* binding */ openServices)
});

// EXTERNAL MODULE: ./packages/auth/lib/index.js + 18 modules
var lib = __webpack_require__(3792);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/session/lib/ports.js
/** How the suite names itself to the services. */
const USER_AGENT = 'powerops-actions';
//# sourceMappingURL=ports.js.map
;// CONCATENATED MODULE: ./packages/session/lib/github.js
// The GitHub client with the job's token; needs no Power Platform credentials.




const MISSING = 'Pass github-token: ${{ github.token }}, and give the job the permissions that the documentation of the action names.';
/**
 * Opens GitHub's API at GITHUB_API_URL with a token, which is masked at once.
 * @throws AlmError `credentials-missing` without a token; `input-invalid` for an address that is not https.
 */
function openGitHubHttp(token, ports) {
    const secret = token?.trim();
    if (!secret)
        throw new core_lib/* AlmError */.Ly('credentials-missing', { message: 'there is no token for GitHub', remedy: MISSING });
    (0,lib/* maskSecret */.$l)(ports.mask, secret);
    const apiUrl = (0,core_lib/* parseHttpsUrl */.mX)(ports.environment['GITHUB_API_URL']?.trim() || 'https://api.github.com', 'GITHUB_API_URL');
    const http = (0,http_lib/* createHttpClient */.uT)({
        hosts: (0,http_lib/* serviceHosts */.L0)(apiUrl),
        authorization: { audience: apiUrl.origin, tokens: { token: async () => secret } },
        userAgent: USER_AGENT,
        defaultHeaders: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
        ...ports,
    });
    return { http, apiUrl };
}
/** The client of one repository; errors as openGitHubHttp. */
async function openGitHub(token, repository, ports) {
    const { http, apiUrl } = openGitHubHttp(token, ports);
    const { createGitHubClient } = await __webpack_require__.e(/* import() */ 2110).then(__webpack_require__.bind(__webpack_require__, 2110));
    return createGitHubClient(http, apiUrl, repository, ports);
}
//# sourceMappingURL=github.js.map
;// CONCATENATED MODULE: ./packages/session/lib/checker-hosts.js

/** Azure storage of each cloud, and the storage of Power Platform itself. */
const REPORT_SUFFIXES = [
    '.blob.core.windows.net',
    '.blob.core.usgovcloudapi.net',
    '.blob.core.chinacloudapi.cn',
    '.powerplatformusercontent.com',
];
/**
 * The address that the job gives the checker in place of the geography's own, by POWER_PLATFORM_CHECKER_URL. A test
 * server on the machine itself that stands for the admin API stands for the checker, too.
 * @throws AlmError `input-invalid` naming the variable.
 */
function ownCheckerUrl(environment) {
    const own = environment['POWER_PLATFORM_CHECKER_URL']?.trim();
    if (own)
        return (0,core_lib/* parseHttpsUrl */.mX)(own, 'POWER_PLATFORM_CHECKER_URL');
    const admin = environment['POWER_PLATFORM_ADMIN_URL']?.trim();
    const adminUrl = admin ? (0,core_lib/* parseHttpsUrl */.mX)(admin, 'POWER_PLATFORM_ADMIN_URL') : undefined;
    return adminUrl && (0,core_lib/* isLoopbackHost */.cW)(adminUrl.hostname) ? adminUrl : undefined;
}
/** The hosts that reports are fetched from, without a token. */
function reportHosts(checkerUrl) {
    return { origins: [checkerUrl], suffixes: REPORT_SUFFIXES };
}
//# sourceMappingURL=checker-hosts.js.map
;// CONCATENATED MODULE: ./packages/session/lib/checker-tokens.js
// Tokens for the Power Apps checker, which is an application of its own in every tenant, and can be missing or off.

/** Microsoft's clients disagree on the audience of each cloud; the second is tried when the tenant does not know the first. */
const otherCheckerAudiences = {
    'https://advisor.powerapps.com/': 'https://api.advisor.powerapps.com/',
    'https://gov.advisor.powerapps.us/': 'https://gov.api.advisor.powerapps.us/',
    'https://high.advisor.powerapps.us/': 'https://high.api.advisor.powerapps.us/',
    'https://advisor.powerapps.us/': 'https://mil.api.advisor.appsplatform.us/',
    'https://advisor.powerapps.cn/': 'https://china.api.advisor.powerapps.cn/',
};
/** Refusals that are about the service and not about who signs in: unknown, disabled (7000112 says it of either). */
const ABOUT_THE_SERVICE = ['AADSTS500011', 'AADSTS500014', 'AADSTS7000112'];
/** The same tokens, with errors that name the checker's application. */
function checkerTokens(tokens) {
    return {
        token: async (audience, options) => {
            try {
                return await tokens.token(audience, options);
            }
            catch (caught) {
                if (!(caught instanceof core_lib/* AlmError */.Ly) || !ABOUT_THE_SERVICE.includes(caught.details['serviceCode']))
                    throw caught;
                throw new core_lib/* AlmError */.Ly(caught.code, {
                    message: caught.message,
                    remedy: 'Ask the Entra administrator whether the enterprise application "PowerApps-Advisor" (c9299480-c13a-49db-a7ae-cdfe54fe0313) is in the tenant and enabled for sign-in; it is the checker.',
                    details: caught.details,
                    cause: caught,
                });
            }
        },
    };
}
//# sourceMappingURL=checker-tokens.js.map
;// CONCATENATED MODULE: ./packages/session/lib/dataverse-url.js


/** How many endings of hosts a message lists. */
const MAX_SHOWN = 3;
/**
 * Accepts an address whose host belongs to the Dataverse of the cloud, or to the machine itself.
 * @throws AlmError `host-not-allowed`.
 */
function requireDataverseUrl(url, { cloud, dataverseSuffixes }) {
    const test = (0,core_lib/* isLoopbackHost */.cW)(url.hostname) && !url.username && !url.password;
    if (test || (0,http_lib/* isAllowedUrl */.y2)(url, { origins: [], suffixes: dataverseSuffixes }))
        return;
    const endings = dataverseSuffixes.slice(0, MAX_SHOWN).join(', ') + (dataverseSuffixes.length > MAX_SHOWN ? ', …' : '');
    throw new core_lib/* AlmError */.Ly('host-not-allowed', {
        message: `${(0,core_lib/* quote */.hD)(url.origin)} is not the address of a Dataverse environment of the cloud ${cloud}`,
        remedy: `It has the form https://NAME${dataverseSuffixes[0] ?? ''} (endings: ${endings}); for another cloud set the input "cloud" or POWER_PLATFORM_CLOUD.`,
        details: { host: url.host, cloud },
    });
}
//# sourceMappingURL=dataverse-url.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/session/lib/recording-folder.js
// The folder of a recording on disk, and the key that the processes of a job share.





const KEY_BYTES = 32;
/**
 * Opens a folder for recording; a relative path starts at the workspace of the job. The key lies in the temporary
 * folder of the runner and not in the recording, so that it is not uploaded with it.
 */
function openRecordingFolder(untrustedPath, environment) {
    const root = external_node_path_.resolve(environment['GITHUB_WORKSPACE'] ?? '.', untrustedPath);
    (0,external_node_fs_.mkdirSync)(root, { recursive: true });
    const folder = {
        writeFile(file, text) {
            const target = external_node_path_.join(root, file);
            (0,external_node_fs_.mkdirSync)(external_node_path_.dirname(target), { recursive: true });
            (0,external_node_fs_.writeFileSync)(target, text);
        },
        appendFile: (file, text) => (0,external_node_fs_.appendFileSync)(external_node_path_.join(root, file), text),
    };
    return { folder, key: sharedKey(root, environment['RUNNER_TEMP']?.trim() || (0,external_node_os_.tmpdir)()) };
}
/** The key of the folder. The first process makes it: written aside and linked into place, so nobody reads half of it. */
function sharedKey(root, temporaryFolder) {
    const name = (0,external_node_crypto_.createHash)('sha256').update(root).digest('hex').slice(0, 16);
    const file = external_node_path_.join(temporaryFolder, `powerops-recording-${name}.key`);
    const draft = `${file}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    (0,external_node_fs_.writeFileSync)(draft, (0,external_node_crypto_.randomBytes)(KEY_BYTES), { mode: 0o600, flag: 'wx' });
    try {
        (0,external_node_fs_.linkSync)(draft, file);
    }
    catch (caught) {
        if (!(0,core_lib/* isRecord */.u4)(caught) || caught['code'] !== 'EEXIST')
            throw caught;
    }
    finally {
        (0,external_node_fs_.rmSync)(draft);
    }
    const key = (0,external_node_fs_.readFileSync)(file);
    if (key.length !== KEY_BYTES)
        throw Object.assign(new Error('the key is damaged'), { code: 'KEY_DAMAGED' });
    return key;
}
//# sourceMappingURL=recording-folder.js.map
;// CONCATENATED MODULE: ./packages/session/lib/recording.js
// The recording that the job asks for with POWER_PLATFORM_RECORD_TO: its folder, its key and its services.



/** Opens the recording of this process; undefined when none is asked for, or when its folder can't be used. */
function openRecording(cloud, ports) {
    const path = ports.environment['POWER_PLATFORM_RECORD_TO']?.trim();
    if (!path)
        return undefined;
    try {
        const { folder, key } = openRecordingFolder(path, ports.environment);
        const recording = (0,http_lib/* createRecording */.w5)({ folder, key, log: ports.log, clock: ports.clock });
        ports.log.info('Recording what the services answer, redacted, because POWER_PLATFORM_RECORD_TO is set.');
        // Test servers are shown under the host of the service that they stand for, so that recordings can be compared.
        const standard = (0,lib/* cloudEndpoints */.So)(cloud, {});
        const hosts = {
            admin: standard.admin.hostname,
            powerapps: standard.powerApps.hostname,
            powerplatform: standard.powerPlatform.hostname,
            entra: standard.authority.hostname,
            dataverse: '{org}',
        };
        return (name) => recording.recorderOf({ name, host: hosts[name] });
    }
    catch (caught) {
        const code = caught instanceof Error && 'code' in caught ? String(caught.code) : 'unknown';
        ports.log.warning(`Nothing is recorded: the folder of POWER_PLATFORM_RECORD_TO can't be used (${code}).`);
        return undefined;
    }
}
//# sourceMappingURL=recording.js.map
;// CONCATENATED MODULE: ./packages/session/lib/session.js







/**
 * Decides who signs in and where. Asks no service: the first request of a client does. When POWER_PLATFORM_RECORD_TO
 * names a folder, what the services answer is recorded there, redacted.
 * @throws AlmError `credentials-missing`, `credentials-conflict`, `input-invalid`.
 */
function openSession(inputs, ports) {
    const cloudName = inputs.cloud?.trim() || ports.environment['POWER_PLATFORM_CLOUD']?.trim() || 'Public';
    const endpoints = (0,lib/* cloudEndpoints */.So)((0,lib/* parseCloud */.lw)(cloudName), ports.environment);
    const credentials = (0,lib/* readCredentials */.L1)(inputs, ports.environment);
    const http = openHttp(credentials, endpoints, ports);
    return {
        identity: describeIdentity(credentials, endpoints),
        endpoints,
        http,
        async admin() {
            const { createAdminClient } = await __webpack_require__.e(/* import() */ 6865).then(__webpack_require__.bind(__webpack_require__, 6865));
            const admin = { http: http.admin(), url: endpoints.admin };
            return createAdminClient(admin, { http: http.powerApps(), url: endpoints.powerApps }, ports);
        },
        async connections() {
            const { createConnectionReader } = await __webpack_require__.e(/* import() */ 6865).then(__webpack_require__.bind(__webpack_require__, 6865));
            return createConnectionReader({ http: http.powerPlatform(), url: endpoints.powerPlatform }, ports);
        },
        async dataverse(environmentUrl) {
            const client = http.dataverse(environmentUrl);
            const { createDataverseClient } = await __webpack_require__.e(/* import() */ 8232).then(__webpack_require__.bind(__webpack_require__, 8232));
            return createDataverseClient(client, environmentUrl, ports);
        },
        async checker(wish) {
            const { createCheckerClient, locateChecker } = await __webpack_require__.e(/* import() */ 5407).then(__webpack_require__.bind(__webpack_require__, 5407));
            const place = locateChecker(endpoints.cloud, { ...wish, ownUrl: ownCheckerUrl(ports.environment) });
            const { url, audience } = place;
            const downloads = (0,http_lib/* createHttpClient */.uT)({ hosts: reportHosts(url), userAgent: USER_AGENT, ...ports });
            const tenantId = 'tenantId' in credentials ? credentials.tenantId : undefined;
            const client = createCheckerClient(http.checker(url, audience), downloads, { url, tenantId }, ports);
            return { client, place };
        },
    };
}
function openHttp(credentials, endpoints, ports) {
    const recorderOf = openRecording(endpoints.cloud, ports);
    const otherAudiences = { ...endpoints.otherAudiences, ...otherCheckerAudiences };
    const tokens = (0,lib/* createTokenSource */.Zl)(credentials, { ...endpoints, otherAudiences }, { ...ports, entraRecorder: recorderOf?.('entra') });
    const clients = new Map();
    const open = (service, hosts, audience) => {
        const name = `${service} ${audience}`;
        const client = clients.get(name) ??
            (0,http_lib/* createHttpClient */.uT)({
                hosts,
                authorization: { tokens, audience },
                userAgent: USER_AGENT,
                ...ports,
                recorder: recorderOf?.(service),
            });
        clients.set(name, client);
        return client;
    };
    const { admin, powerApps, powerPlatform, audiences } = endpoints;
    // Answers of long operations name a regional host, such as europe.api.bap.microsoft.com.
    const regional = { subdomains: true };
    return {
        admin: () => open('admin', (0,http_lib/* serviceHosts */.L0)(admin, regional), audiences.powerApps),
        powerApps: () => open('powerapps', (0,http_lib/* serviceHosts */.L0)(powerApps, regional), audiences.powerApps),
        powerPlatform: () => open('powerplatform', (0,http_lib/* serviceHosts */.L0)(powerPlatform, regional), audiences.powerPlatform),
        dataverse(environmentUrl) {
            requireDataverseUrl(environmentUrl, endpoints);
            return open('dataverse', (0,http_lib/* serviceHosts */.L0)(environmentUrl), `${environmentUrl.origin}/`);
        },
        checker: (url, checkerAudience) => (0,http_lib/* createHttpClient */.uT)({
            hosts: (0,http_lib/* serviceHosts */.L0)(url),
            authorization: { tokens: checkerTokens(tokens), audience: checkerAudience },
            userAgent: USER_AGENT,
            ...ports,
        }),
    };
}
function describeIdentity(credentials, { cloud }) {
    return {
        kind: credentials.kind,
        cloud,
        ...('tenantId' in credentials ? { tenantId: credentials.tenantId } : {}),
        ...(credentials.clientId === undefined ? {} : { clientId: credentials.clientId }),
        ...('userName' in credentials ? { userName: credentials.userName } : {}),
    };
}
//# sourceMappingURL=session.js.map
;// CONCATENATED MODULE: ./packages/session/lib/index.js
// Opens the services that an action needs from its credentials.


//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./actions/lib/common/services.js

/**
 * Decides who signs in; the first request of a client does.
 * @throws AlmError `credentials-missing`, `credentials-conflict`, `input-invalid`.
 */
function openServices(inputs, ports) {
    const session = openSession(inputs, ports);
    const { kind, clientId } = session.identity;
    return {
        identity: { kind, applicationId: kind === 'user' ? undefined : clientId },
        admin: () => session.admin(),
        connections: () => session.connections(),
        dataverse: (environmentUrl) => session.dataverse(environmentUrl),
        checker: (wish) => session.checker(wish),
    };
}
/** GitHub's API for one repository, with the given token or that of the job's environment. */
function services_openGitHub(token, repository, ports) {
    return openGitHub(token ?? ports.environment['GITHUB_TOKEN'], repository, ports);
}
//# sourceMappingURL=services.js.map

/***/ }),

/***/ 3792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  So: () => (/* reexport */ cloudEndpoints),
  Zl: () => (/* reexport */ createTokenSource),
  $l: () => (/* reexport */ maskSecret),
  lw: () => (/* reexport */ parseCloud),
  L1: () => (/* reexport */ readCredentials)
});

// UNUSED EXPORTS: cloudNames

;// CONCATENATED MODULE: ./packages/auth/lib/cloud-table.js
// The sovereign clouds: their hosts and the audiences of their tokens, as Microsoft's own clients name them.
/** The names that the official actions use. `UsGov` is GCC, `UsGovHigh` GCC High, `UsGovDod` DoD, `China` 21Vianet. */
const cloudNames = ['Public', 'UsGov', 'UsGovHigh', 'UsGovDod', 'China'];
/** `.crm.dynamics.com` is North America, `.crm2` to `.crm21` are the other regions, and 9 is GCC. */
const regionSuffixes = Array.from({ length: 21 }, (_, i) => `.crm${i === 0 ? '' : i + 1}.dynamics.com`);
const cloudTable = {
    Public: {
        authority: 'https://login.microsoftonline.com',
        admin: 'https://api.bap.microsoft.com',
        powerApps: 'https://api.powerapps.com',
        powerPlatform: 'https://api.powerplatform.com',
        powerAppsAudience: 'https://service.powerapps.com/',
        powerPlatformAudience: 'https://api.powerplatform.com/',
        dataverseSuffixes: regionSuffixes,
        oidcAudience: 'api://AzureADTokenExchange',
    },
    UsGov: {
        authority: 'https://login.microsoftonline.com',
        admin: 'https://gov.api.bap.microsoft.us',
        powerApps: 'https://gov.api.powerapps.us',
        powerPlatform: 'https://api.gov.powerplatform.microsoft.us',
        powerAppsAudience: 'https://service.powerapps.us/',
        otherPowerAppsAudience: 'https://gov.service.powerapps.us/',
        powerPlatformAudience: 'https://api.gov.powerplatform.microsoft.us/',
        dataverseSuffixes: ['.crm9.dynamics.com'],
        oidcAudience: 'api://AzureADTokenExchange',
    },
    UsGovHigh: {
        authority: 'https://login.microsoftonline.us',
        admin: 'https://high.api.bap.microsoft.us',
        powerApps: 'https://high.api.powerapps.us',
        powerPlatform: 'https://api.high.powerplatform.microsoft.us',
        powerAppsAudience: 'https://high.service.apps.appsplatform.us/',
        otherPowerAppsAudience: 'https://high.service.powerapps.us/',
        powerPlatformAudience: 'https://api.high.powerplatform.microsoft.us/',
        dataverseSuffixes: ['.crm.microsoftdynamics.us'],
        oidcAudience: 'api://AzureADTokenExchangeUSGov',
    },
    UsGovDod: {
        authority: 'https://login.microsoftonline.us',
        admin: 'https://api.bap.appsplatform.us',
        powerApps: 'https://api.apps.appsplatform.us',
        powerPlatform: 'https://api.appsplatform.us',
        powerAppsAudience: 'https://service.apps.appsplatform.us/',
        powerPlatformAudience: 'https://api.appsplatform.us/',
        dataverseSuffixes: ['.crm.appsplatform.us'],
        oidcAudience: 'api://AzureADTokenExchangeUSGov',
    },
    China: {
        authority: 'https://login.chinacloudapi.cn',
        admin: 'https://api.bap.partner.microsoftonline.cn',
        powerApps: 'https://api.powerapps.cn',
        powerPlatform: 'https://api.powerplatform.partner.microsoftonline.cn',
        powerAppsAudience: 'https://service.powerapps.cn/',
        powerPlatformAudience: 'https://api.powerplatform.partner.microsoftonline.cn/',
        dataverseSuffixes: ['.crm.dynamics.cn'],
        oidcAudience: 'api://AzureADTokenExchangeChina',
    },
};
//# sourceMappingURL=cloud-table.js.map
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/auth/lib/cloud.js
// Where the services of a cloud are: the table, with the job's own addresses in place of it.


const ALIASES = {
    commercial: 'Public',
    gcc: 'UsGov',
    usgovhigh: 'UsGovHigh',
    gcchigh: 'UsGovHigh',
    dod: 'UsGovDod',
    mooncake: 'China',
};
/**
 * Reads the name of a cloud, in any case; `gcc`, `gcc-high` and `dod` are understood.
 * @throws AlmError `input-invalid`.
 */
function parseCloud(untrusted) {
    const word = untrusted
        .trim()
        .toLowerCase()
        .replace(/[\s_-]/g, '');
    const cloud = cloudNames.find((name) => name.toLowerCase() === word) ??
        (Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined);
    if (cloud)
        return cloud;
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `the cloud is ${(0,lib/* quote */.hD)(untrusted)}, which is not a cloud of Power Platform`,
        remedy: `Use one of ${cloudNames.join(', ')}.`,
    });
}
/**
 * The addresses of a cloud. POWER_PLATFORM_AUTHORITY_URL, _ADMIN_URL, _POWERAPPS_URL, _API_URL and _OIDC_AUDIENCE of
 * the job replace them, for private clouds and test servers: https, or http to the machine itself.
 * @throws AlmError `input-invalid` naming the variable.
 */
function cloudEndpoints(cloud, environment) {
    const row = cloudTable[cloud];
    const address = (variable, standard) => {
        const value = environment[variable]?.trim();
        return value ? (0,lib/* parseHttpsUrl */.mX)(value, variable) : new URL(standard);
    };
    return {
        cloud,
        authority: address('POWER_PLATFORM_AUTHORITY_URL', row.authority),
        admin: address('POWER_PLATFORM_ADMIN_URL', row.admin),
        powerApps: address('POWER_PLATFORM_POWERAPPS_URL', row.powerApps),
        powerPlatform: address('POWER_PLATFORM_API_URL', row.powerPlatform),
        audiences: { powerApps: row.powerAppsAudience, powerPlatform: row.powerPlatformAudience },
        otherAudiences: row.otherPowerAppsAudience ? { [row.powerAppsAudience]: row.otherPowerAppsAudience } : {},
        dataverseSuffixes: row.dataverseSuffixes,
        oidcAudience: environment['POWER_PLATFORM_OIDC_AUDIENCE']?.trim() || row.oidcAudience,
    };
}
//# sourceMappingURL=cloud.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/environment.js
// The variables of the job, as they are passed in.
/** The trimmed value, or undefined when it is absent or blank: GitHub sets an empty text for a secret that is not there. */
function variable(environment, name) {
    return environment[name]?.trim() || undefined;
}
//# sourceMappingURL=environment.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/credentials.js
// Which identity signs in, and how: decided from the inputs and the job's environment, without touching anything.
//
// One kind of credentials, from one place. Inputs that name an identity (user-name, app-id) or hold a secret decide;
// the environment then only completes the same identity: the ids of the tenant and the application, and a secret if
// its POWER_PLATFORM_CLIENT_ID is that application or is absent. Otherwise the environment decides alone.


/** Microsoft's public client for Dataverse samples and tools, for signing in as a user without an own application. */
const PUBLIC_CLIENT_ID = '51f81489-12ee-4a9e-aaae-a2591f45987d';
const OIDC_HINT = 'Set app-id and tenant-id (or POWER_PLATFORM_CLIENT_ID and POWER_PLATFORM_TENANT_ID for the whole job) to sign in by OIDC, which needs no secret.';
/**
 * Decides the credentials. No message holds a secret.
 * @throws AlmError `credentials-missing` naming what and where; `credentials-conflict` naming both kinds;
 *   `input-invalid` for an id that is none.
 */
function readCredentials(inputs, environment) {
    const given = readGiven(inputs, environment);
    if (given.userName || given.password)
        return userCredentials(given);
    if (given.inputSecret)
        return secretCredentials(given, given.inputSecret);
    const sameApplication = !given.appId || !given.clientId || sameId(given.appId, given.clientId);
    return sameApplication ? jobCredentials(given) : oidcCredentials(given);
}
function readGiven(inputs, environment) {
    const job = (name) => variable(environment, `POWER_PLATFORM_${name}`);
    const text = (value) => value?.trim() || undefined;
    return {
        userName: text(inputs.userName),
        password: text(inputs.passwordSecret),
        appId: text(inputs.appId),
        inputSecret: text(inputs.clientSecret),
        tenantId: text(inputs.tenantId) ?? job('TENANT_ID'),
        clientId: job('CLIENT_ID'),
        clientSecret: job('CLIENT_SECRET'),
        certificate: job('CLIENT_CERTIFICATE'),
        certificatePassword: job('CLIENT_CERTIFICATE_PASSWORD'),
        useOidc: flag(environment, 'POWER_PLATFORM_USE_OIDC'),
        useManagedIdentity: flag(environment, 'POWER_PLATFORM_USE_MSI'),
    };
}
function userCredentials(given) {
    if (given.inputSecret)
        throw conflict('user-name with password-secret', 'client-secret');
    if (!given.userName)
        throw missing('user-name', 'as an input, beside password-secret');
    if (!given.password)
        throw missing('password-secret', 'as an input, beside user-name');
    return {
        kind: 'user',
        tenantId: given.tenantId ? parseTenant(given.tenantId) : 'organizations',
        clientId: (0,lib/* parseGuid */.J)(given.appId ?? PUBLIC_CLIENT_ID, 'app-id'),
        userName: given.userName,
        password: given.password,
    };
}
function secretCredentials(given, clientSecret) {
    return { kind: 'secret', ...requireApplication(given), clientSecret };
}
function oidcCredentials(given) {
    return { kind: 'oidc', ...requireApplication(given) };
}
/** What the environment of the job says, for the application of the inputs if they name one. */
function jobCredentials(given) {
    const kinds = [
        ...(given.clientSecret ? ['POWER_PLATFORM_CLIENT_SECRET'] : []),
        ...(given.certificate ? ['POWER_PLATFORM_CLIENT_CERTIFICATE'] : []),
        ...(given.useOidc ? ['POWER_PLATFORM_USE_OIDC'] : []),
        ...(given.useManagedIdentity ? ['POWER_PLATFORM_USE_MSI'] : []),
    ];
    const [first, second] = kinds;
    if (first && second)
        throw conflict(first, second);
    if (given.clientSecret)
        return secretCredentials(given, given.clientSecret);
    if (given.certificate) {
        const application = requireApplication(given);
        return {
            kind: 'certificate',
            ...application,
            certificate: given.certificate,
            password: given.certificatePassword,
        };
    }
    if (given.useManagedIdentity) {
        const clientId = given.appId ?? given.clientId;
        return { kind: 'managed-identity', clientId: clientId ? (0,lib/* parseGuid */.J)(clientId, 'app-id') : undefined };
    }
    if (!given.useOidc && !given.appId && !given.clientId) {
        throw new lib/* AlmError */.Ly('credentials-missing', {
            message: 'there are no credentials: neither the inputs nor the environment of the job name an application',
            remedy: OIDC_HINT,
        });
    }
    return oidcCredentials(given);
}
function requireApplication(given) {
    const clientId = given.appId ?? given.clientId;
    if (!clientId)
        throw missing('app-id', 'as an input, or POWER_PLATFORM_CLIENT_ID for the whole job');
    if (!given.tenantId)
        throw missing('tenant-id', 'as an input, or POWER_PLATFORM_TENANT_ID for the whole job');
    return {
        clientId: (0,lib/* parseGuid */.J)(clientId, given.appId ? 'app-id' : 'POWER_PLATFORM_CLIENT_ID'),
        tenantId: parseTenant(given.tenantId),
    };
}
/** A GUID or a domain name; it becomes part of the address that the secret is sent to. */
function parseTenant(untrusted) {
    if (/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(untrusted))
        return (0,lib/* parseGuid */.J)(untrusted, 'tenant-id');
    if (/^(?=.{3,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(untrusted))
        return untrusted;
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `tenant-id is ${(0,lib/* quote */.hD)(untrusted)}, which is neither a GUID nor a domain name`,
        remedy: 'Use the directory (tenant) id from the overview page of the app registration.',
    });
}
function flag(environment, name) {
    const text = variable(environment, name)?.toLowerCase();
    if (text === undefined || text === 'false')
        return false;
    if (text === 'true')
        return true;
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `${name} is ${(0,lib/* quote */.hD)(text)}, which is neither true nor false`,
    });
}
function sameId(a, b) {
    return a.replace(/[{}]/g, '').toLowerCase() === b.replace(/[{}]/g, '').toLowerCase();
}
function missing(what, where) {
    return new lib/* AlmError */.Ly('credentials-missing', {
        message: `the credentials are incomplete: ${what} is missing`,
        remedy: `Give ${what} ${where}. ${OIDC_HINT}`,
        details: { missing: what },
    });
}
function conflict(first, second) {
    return new lib/* AlmError */.Ly('credentials-conflict', {
        message: `two kinds of credentials are given: ${first} and ${second}`,
        remedy: 'Keep one of them; without any secret the job signs in by OIDC.',
        details: { kinds: [first, second] },
    });
}
//# sourceMappingURL=credentials.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/secrets.js
/** Shorter texts would blot out half of the log. */
const MIN_MASKED = 6;
/** Masks a secret as a whole and, because the log is masked line by line, each of its lines. */
function maskSecret(mask, secret) {
    if (secret === undefined)
        return;
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    const parts = new Set([secret, ...lines.filter((line) => !line.startsWith('-----'))]);
    for (const part of parts)
        if (part.length >= MIN_MASKED)
            mask(part);
}
/** Masks every secret among the credentials. */
function maskCredentials(mask, credentials) {
    if (credentials.kind === 'secret')
        maskSecret(mask, credentials.clientSecret);
    if (credentials.kind === 'user')
        maskSecret(mask, credentials.password);
    if (credentials.kind === 'certificate') {
        maskSecret(mask, credentials.certificate);
        maskSecret(mask, credentials.password);
    }
}
//# sourceMappingURL=secrets.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/auth/lib/der.js
// A reader of DER, as far as PFX files need it: definite lengths, octet strings in one piece or in parts.
const CONSTRUCTED = 0x20;
/** The elements that follow one another in `bytes`. Throws RangeError when the bytes are no DER. */
function readElements(bytes) {
    const elements = [];
    for (let at = 0; at < bytes.length;) {
        const tag = bytes.readUInt8(at);
        const { length, size } = readLength(bytes, at + 1);
        const start = at + 1 + size;
        const end = start + length;
        if (end > bytes.length)
            throw new RangeError('an element is longer than its frame');
        elements.push({ tag, content: bytes.subarray(start, end) });
        at = end;
    }
    return elements;
}
/** The elements inside a sequence, set or explicit tag. */
function children(element) {
    if (element === undefined || (element.tag & CONSTRUCTED) === 0)
        throw new RangeError('a constructed element is missing');
    return readElements(element.content);
}
/** The bytes of an octet string, also of one that is split into parts. */
function octets(element) {
    if (element === undefined)
        throw new RangeError('an octet string is missing');
    if ((element.tag & CONSTRUCTED) === 0)
        return element.content;
    return Buffer.concat(readElements(element.content).map(octets));
}
/** An object identifier in dotted form. */
function objectId(element) {
    if (element?.tag !== 0x06)
        throw new RangeError('an object identifier is missing');
    const arcs = [];
    let arc = 0;
    for (const byte of element.content) {
        arc = arc * 128 + (byte & 0x7f);
        if (byte & 0x80)
            continue;
        arcs.push(arc);
        arc = 0;
    }
    const first = Math.min(2, Math.floor((arcs[0] ?? 0) / 40));
    return [first, (arcs[0] ?? 0) - first * 40, ...arcs.slice(1)].join('.');
}
/** A small non-negative integer. */
function integer(element) {
    if (element?.tag !== 0x02 || element.content.length > 5)
        throw new RangeError('an integer is missing');
    return element.content.reduce((value, byte) => value * 256 + byte, 0);
}
function readLength(bytes, at) {
    const first = bytes.readUInt8(at);
    if (first < 0x80)
        return { length: first, size: 1 };
    const count = first & 0x7f;
    if (count === 0 || count > 4)
        throw new RangeError('an element has no definite length');
    return { length: bytes.readUIntBE(at + 1, count), size: 1 + count };
}
//# sourceMappingURL=der.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/password-encryption.js
// Decryption by password as PFX files use it: PBES2 (RFC 8018) and the older SHA-1 with Triple DES (RFC 7292).


const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SHA1_TRIPLE_DES = '1.2.840.113549.1.12.1.3';
const CIPHERS = {
    '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
    '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
    '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
    '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
};
const HMAC_HASHES = {
    '1.2.840.113549.2.7': 'sha1',
    '1.2.840.113549.2.9': 'sha256',
    '1.2.840.113549.2.10': 'sha384',
    '1.2.840.113549.2.11': 'sha512',
};
/** A kind of encryption that is not known here, such as RC2. */
class UnknownEncryptionError extends Error {
}
/** Decrypts with the key that an algorithm identifier derives from the password. Throws on a wrong password. */
function decryptByPassword(algorithm, encrypted, password) {
    const [id, parameters] = children(algorithm);
    const { name, key, iv } = cipherOf(objectId(id), parameters, password);
    const decipher = (0,external_node_crypto_.createDecipheriv)(name, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}
function cipherOf(id, parameters, password) {
    const [first, second] = children(parameters);
    if (id === SHA1_TRIPLE_DES) {
        const derive = (purpose, bytes) => derivePkcs12({ purpose, bytes, salt: octets(first), iterations: integer(second), password });
        return { name: 'des-ede3-cbc', key: derive(1, 24), iv: derive(2, 8) };
    }
    const [scheme, iv] = id === PBES2 ? children(second) : [];
    const cipher = scheme ? CIPHERS[objectId(scheme)] : undefined;
    if (!cipher)
        throw new UnknownEncryptionError(id);
    return { name: cipher.name, key: derivePbkdf2(first, cipher.keyBytes, password), iv: octets(iv) };
}
function derivePbkdf2(algorithm, keyBytes, password) {
    const [id, parameters] = children(algorithm);
    if (objectId(id) !== PBKDF2)
        throw new UnknownEncryptionError(objectId(id));
    const [salt, iterations, ...rest] = children(parameters);
    const prf = rest.find((element) => element.tag === 0x30);
    const hash = prf ? HMAC_HASHES[objectId(children(prf)[0])] : 'sha1';
    if (hash === undefined)
        throw new UnknownEncryptionError('unknown HMAC');
    return (0,external_node_crypto_.pbkdf2Sync)(password, octets(salt), integer(iterations), keyBytes, hash);
}
const BLOCK = 64;
/** The key derivation of RFC 7292, appendix B.2, with SHA-1. */
function derivePkcs12({ purpose, bytes, salt, iterations, password }) {
    const diversifier = Buffer.alloc(BLOCK, purpose);
    const text = Buffer.from(`${password}\0`, 'utf16le').swap16();
    const input = Buffer.concat([fillBlocks(salt), fillBlocks(text)]);
    const derived = [];
    for (let made = 0; made < bytes; made += 20) {
        let hash = (0,external_node_crypto_.createHash)('sha1').update(diversifier).update(input).digest();
        for (let i = 1; i < iterations; i++)
            hash = (0,external_node_crypto_.createHash)('sha1').update(hash).digest();
        derived.push(hash);
        addToBlocks(input, Buffer.alloc(BLOCK, hash));
    }
    return Buffer.concat(derived).subarray(0, bytes);
}
/** Repeats the bytes to a whole number of blocks. */
function fillBlocks(bytes) {
    return bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / BLOCK) * BLOCK, bytes);
}
/** Adds `summand` + 1 to every block, as big-endian numbers without overflow. */
function addToBlocks(blocks, summand) {
    for (let start = 0; start < blocks.length; start += BLOCK) {
        let carry = 1;
        for (let i = BLOCK - 1; i >= 0; i--) {
            const sum = (blocks[start + i] ?? 0) + (summand[i] ?? 0) + carry;
            blocks[start + i] = sum & 0xff;
            carry = sum >> 8;
        }
    }
}
//# sourceMappingURL=password-encryption.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/pfx.js
// Reads the certificates and the key of a PFX (PKCS #12) file, which node can use but not open.




const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const CONVERT = 'Check POWER_PLATFORM_CLIENT_CERTIFICATE_PASSWORD, or convert the file: openssl pkcs12 -legacy -in cert.pfx -nodes -out cert.pem, and give the PEM text instead.';
/**
 * Reads a PFX file whose parts are protected by password (AES or Triple DES) or not at all.
 * @throws AlmError `auth-certificate-wrong`.
 */
function readPfx(file, password) {
    try {
        const bags = safeContents(file, password);
        const key = bags.map((bag) => readKey(bag, password)).find((found) => found !== undefined);
        if (!key)
            throw new RangeError('it holds no private key');
        return { certificates: bags.flatMap(readCertificate), key };
    }
    catch (caught) {
        // The cause may quote bytes of the key, so it is told in our words.
        const reason = caught instanceof UnknownEncryptionError
            ? 'it is encrypted in a way that is not read here'
            : 'it is damaged, or the password is wrong';
        throw new lib/* AlmError */.Ly('auth-certificate-wrong', {
            message: `the client certificate cannot be used: the PFX file cannot be opened: ${reason}`,
            remedy: CONVERT,
        });
    }
}
/** The bags of all parts of the file, decrypted. */
function safeContents(file, password) {
    const [version, authenticatedSafe] = children(readElements(file)[0]);
    if (integer(version) !== 3)
        throw new RangeError('it is not version 3');
    const parts = children(readElements(contentOf(authenticatedSafe, password))[0]);
    return parts.flatMap((part) => children(readElements(contentOf(part, password))[0]));
}
/** The bytes that a ContentInfo carries. */
function contentOf(contentInfo, password) {
    const [type, wrapped] = children(contentInfo);
    const [content] = children(wrapped);
    if (objectId(type) === DATA)
        return octets(content);
    if (objectId(type) !== ENCRYPTED_DATA)
        throw new UnknownEncryptionError(objectId(type));
    const [, encryptedContentInfo] = children(content);
    const [, algorithm, encrypted] = children(encryptedContentInfo);
    return decryptByPassword(algorithm, octets(encrypted), password);
}
function readKey(bag, password) {
    const [id, wrapped] = children(bag);
    if (objectId(id) === KEY_BAG)
        return pkcs8Key(wrapped?.content);
    if (objectId(id) !== SHROUDED_KEY_BAG)
        return undefined;
    const [algorithm, encrypted] = children(children(wrapped)[0]);
    return pkcs8Key(decryptByPassword(algorithm, octets(encrypted), password));
}
function pkcs8Key(der) {
    return (0,external_node_crypto_.createPrivateKey)({ key: der ?? Buffer.alloc(0), format: 'der', type: 'pkcs8' });
}
function readCertificate(bag) {
    const [id, wrapped] = children(bag);
    if (objectId(id) !== CERTIFICATE_BAG)
        return [];
    const [, certificate] = children(children(wrapped)[0]);
    return [new external_node_crypto_.X509Certificate(octets(children(certificate)[0]))];
}
//# sourceMappingURL=pfx.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/certificate.js
// The certificate of an application: PEM or PFX text into what msal signs with.



const PEM_HINT = 'POWER_PLATFORM_CLIENT_CERTIFICATE holds the certificate and its private key as PEM, or a PFX file as base64; the password belongs in POWER_PLATFORM_CLIENT_CERTIFICATE_PASSWORD.';
/**
 * Reads a certificate with its RSA key from PEM text or from a PFX file in base64.
 * @throws AlmError `auth-certificate-wrong`; no message holds any of the text.
 */
function parseCertificate(text, password, nowMs) {
    const { certificates, key } = readKeyPair(text, password);
    if (key.asymmetricKeyType !== 'rsa')
        throw wrong('its key is not an RSA key', 'Make a certificate with an RSA key.');
    const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
    if (!own)
        throw wrong('the private key does not belong to it', PEM_HINT);
    if (Date.parse(own.validTo) < nowMs) {
        throw wrong(`it expired on ${own.validTo}`, 'Make a new one and upload it to the app registration.');
    }
    return {
        thumbprintSha256: own.fingerprint256.replaceAll(':', ''),
        privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    };
}
function readKeyPair(text, password) {
    if (text.includes('-----BEGIN'))
        return readPem(text, password);
    const bytes = Buffer.from(text, 'base64');
    if (bytes.subarray(0, 10).toString('latin1') === '-----BEGIN')
        return readPem(bytes.toString('utf8'), password);
    if (bytes[0] !== 0x30)
        throw wrong('it is neither PEM nor a PFX file in base64', PEM_HINT);
    return readPfx(bytes, password ?? '');
}
function readPem(text, password) {
    const blocks = text.replaceAll('\\n', '\n').match(/-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g) ?? [];
    const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE'));
    const key = blocks.find((block) => /^-----BEGIN ([A-Z]+ )*PRIVATE KEY/.test(block));
    if (certificates.length === 0)
        throw wrong('it has no CERTIFICATE block', PEM_HINT);
    if (!key)
        throw wrong('it has no PRIVATE KEY block', PEM_HINT);
    try {
        return {
            certificates: certificates.map((block) => new external_node_crypto_.X509Certificate(block)),
            key: (0,external_node_crypto_.createPrivateKey)({ key, ...(password === undefined ? {} : { passphrase: password }) }),
        };
    }
    catch {
        throw wrong('its PEM cannot be read', `Check that it is whole, and the password. ${PEM_HINT}`);
    }
}
/** The error for a certificate that is of no use; the cause stays out, because it may quote key material. */
function wrong(what, remedy) {
    return new lib/* AlmError */.Ly('auth-certificate-wrong', {
        message: `the client certificate cannot be used: ${what}`,
        remedy,
    });
}
//# sourceMappingURL=certificate.js.map
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/auth/lib/entra-errors.js
const NO_APPLICATION = 'Check app-id and tenant-id: both stand on the overview page of the app registration.';
const FEDERATION = 'Compare with the federated credential of the app registration (Certificates & secrets > Federated credentials): issuer, subject and audience must be equal to what was presented.';
const USE_OIDC = 'Sign in as an application by OIDC instead of as a user.';
const certificate = (says) => ({
    reason: 'auth-certificate-wrong',
    says,
    remedy: 'Upload the public part of this certificate to the app registration, or give the one that is there.',
});
const federation = (says) => ({
    reason: 'auth-federation-mismatch',
    says,
    remedy: FEDERATION,
});
const user = (says, remedy) => ({ reason: 'auth-user-refused', says, remedy });
const tenant = (says) => ({ reason: 'auth-tenant-wrong', says, remedy: NO_APPLICATION });
const failed = (says, remedy) => ({ reason: 'auth-failed', says, remedy });
const needsMfa = user('the user must prove who they are in a second way (MFA), which an unattended job cannot', USE_OIDC);
const blocked = failed('a Conditional Access policy blocks the sign-in', 'Ask the Entra administrator which policy; the sign-in log names it.');
/** By the number after AADSTS. */
const entraErrors = {
    '7000215': {
        reason: 'auth-secret-wrong',
        says: 'the client secret is wrong',
        remedy: 'Use the value of the secret, not its id; the value is shown once, when the secret is made.',
    },
    '7000222': {
        reason: 'auth-secret-expired',
        says: 'the client secret has expired',
        remedy: 'Make a new one, or change to OIDC, where nothing expires.',
    },
    '700016': tenant('the tenant does not know the application'),
    '7000229': tenant('the application has no service principal in the tenant'),
    '7000112': failed('the application is disabled', 'Ask the Entra administrator to enable it.'),
    '90002': tenant('the tenant does not exist'),
    '900023': tenant('the tenant id is malformed'),
    '70021': federation('no federated credential fits the token that GitHub gave to the job'),
    '700211': federation('no federated credential has this issuer'),
    '700212': federation('no federated credential has this audience'),
    '700213': federation('no federated credential has this subject'),
    '7002131': federation('no federated credential has this subject'),
    '700024': failed('the assertion is outside its time of validity', 'Check that the clock of the runner is right.'),
    '700027': certificate('the signature fits no certificate of the app registration'),
    '500011': failed('the tenant does not know the service that the token is for', 'Check the cloud, and that the environment URL belongs to this tenant.'),
    '500014': failed('the service that the token is for is disabled in the tenant', 'Ask the Entra administrator to enable its enterprise application.'),
    '70011': failed('the scope is malformed', 'Check the environment URL.'),
    '65001': failed('consent for the API is missing', 'An administrator grants it: app registration > API permissions.'),
    '650057': failed('an API permission is missing', 'An administrator adds it: app registration > API permissions.'),
    '50126': user('user name or password is wrong', `Check both. ${USE_OIDC}`),
    '50034': user('the user does not exist in the tenant', 'Check user-name and tenant-id.'),
    '50055': user('the password has expired', USE_OIDC),
    '50053': user('the account is locked', 'Wait, or ask the Entra administrator.'),
    '50057': user('the account is disabled', 'Ask the Entra administrator.'),
    '50076': needsMfa,
    '50079': needsMfa,
    '50158': needsMfa,
    '53003': blocked,
    '530034': blocked,
    '50196': failed('Entra sees a loop of sign-ins', 'Stop the job and wait some minutes.'),
};
/** Codes that go away by themselves. */
const TRANSIENT_ENTRA_CODES = new Set(['90033', '90006']);
//# sourceMappingURL=entra-errors.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/entra-refusal.js
// The token endpoint's "no", read and turned into an error that says what to do.



/** Reads an error answer of the token endpoint, which may be no JSON at all. */
function readEntraRefusal(response) {
    const text = response.text();
    const body = jsonOrUndefined(text);
    const description = (0,lib/* stringField */.OM)(body, 'error_description') ?? (0,lib/* stringField */.OM)(body, 'error') ?? ((0,lib/* isRecord */.u4)(body) ? '' : text);
    const code = (0,lib/* arrayField */.e7)(body, 'error_codes')[0] ?? /AADSTS(\d{5,8})/.exec(description)?.[1];
    return {
        status: response.status,
        code: typeof code === 'number' || typeof code === 'string' ? String(code) : 'unknown',
        description: (description.split(/\s*(?:\r?\n|Trace ID:)/)[0] ?? '').replace(/^AADSTS\d+:\s*/, ''),
        traceId: (0,lib/* stringField */.OM)(body, 'trace_id'),
        correlationId: (0,lib/* stringField */.OM)(body, 'correlation_id'),
    };
}
/** The error for a refusal; names the presented issuer, subject and audience, never a token. */
function entraRefusalError(refusal, { credentials, audience, presented }) {
    const known = Object.hasOwn(entraErrors, refusal.code) ? entraErrors[refusal.code] : undefined;
    const reason = known?.reason ?? 'auth-failed';
    const claims = presented && reason === 'auth-federation-mismatch'
        ? `; presented: issuer ${(0,http_lib/* shownText */.f$)(presented.issuer)}, subject ${(0,http_lib/* shownText */.f$)(presented.subject)}, audience ${(0,http_lib/* shownText */.f$)(presented.audience)}`
        : '';
    const evidence = [
        `AADSTS${refusal.code}`,
        `status ${refusal.status}`,
        `application ${credentials.clientId}`,
        `tenant ${credentials.tenantId}`,
        `audience ${audience}`,
        ...(refusal.traceId ? [`trace id ${(0,http_lib/* shownText */.f$)(refusal.traceId)}`] : []),
        ...(refusal.correlationId ? [`correlation id ${(0,http_lib/* shownText */.f$)(refusal.correlationId)}`] : []),
    ];
    const said = refusal.description ? ` — Entra says: ${(0,http_lib/* shownText */.f$)(refusal.description)}` : '';
    return new lib/* AlmError */.Ly(reason, {
        message: `the sign-in was refused: ${known?.says ?? 'for a reason that is not known here'}${claims}${said} (${evidence.join(', ')})`,
        remedy: known?.remedy ?? 'Look the AADSTS code up at https://login.microsoftonline.com/error.',
        details: {
            serviceCode: `AADSTS${refusal.code}`,
            status: refusal.status,
            audience,
            ...(presented && claims ? { presented } : {}),
            ...(refusal.traceId ? { traceId: refusal.traceId } : {}),
            ...(refusal.correlationId ? { correlationId: refusal.correlationId } : {}),
        },
    });
}
function jsonOrUndefined(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=entra-refusal.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/jwt.js
// What a JSON Web Token says, for messages. Nothing here verifies it.

/** The claims of a token; undefined when it is not one. */
function readClaims(token) {
    const payload = token.split('.')[1];
    if (!payload)
        return undefined;
    try {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
        return (0,lib/* isRecord */.u4)(claims) ? claims : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=jwt.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/ports.js

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 1024 * 1024;
/** A client for one host of the sign-in; its requests may be repeated, because getting a token changes nothing. */
function signInClient(origin, ports, recorder) {
    const client = (0,http_lib/* createHttpClient */.uT)({ hosts: { origins: [origin] }, ...ports, recorder });
    return {
        send: (request) => client.send({
            timeoutMs: TIMEOUT_MS,
            maxResponseBytes: MAX_RESPONSE_BYTES,
            ...request,
            redirect: 'return',
        }),
    };
}
//# sourceMappingURL=ports.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/github-oidc.js
// The token by which GitHub vouches for a job, exchanged at Entra instead of a secret.





/**
 * Asks GitHub for a token of the job. It lives for five minutes, so one is asked for at every exchange.
 * @throws AlmError `oidc-unavailable` when the job may not ask or GitHub refuses.
 */
async function fetchGitHubAssertion(audience, ports) {
    const address = variable(ports.environment, 'ACTIONS_ID_TOKEN_REQUEST_URL');
    const bearer = variable(ports.environment, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    if (!address || !bearer)
        throw unavailable('the job has no permission to ask GitHub for an OIDC token');
    maskSecret(ports.mask, bearer);
    const url = (0,lib/* parseHttpsUrl */.mX)(address, 'ACTIONS_ID_TOKEN_REQUEST_URL');
    url.searchParams.set('audience', audience);
    const response = await signInClient(url, ports).send({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json; api-version=2.0' },
        retry: 'safe',
    });
    if (response.status !== 200)
        throw unavailable(`GitHub answered ${response.status} to the request for an OIDC token`);
    const jwt = (0,lib/* stringField */.OM)(response.json(), 'value');
    if (!jwt)
        throw unavailable('GitHub answered without an OIDC token');
    maskSecret(ports.mask, jwt);
    const claims = readClaims(jwt);
    const claim = (name) => (0,lib/* stringField */.OM)(claims, name) ?? 'unknown';
    return { jwt, presented: { issuer: claim('iss'), subject: claim('sub'), audience: claim('aud') } };
}
function unavailable(message) {
    return new lib/* AlmError */.Ly('oidc-unavailable', {
        message,
        remedy: 'Add to the job, and to the job that calls a reusable workflow: permissions: { id-token: write, contents: read }. ' +
            'Or give a client secret.',
    });
}
//# sourceMappingURL=github-oidc.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/msal-network.js
// The network that msal uses: our own HTTP, watched for what its errors leave out.



/** The network of one exchange: every token in an answer is masked before msal sees it. */
function watchedNetwork(http, mask) {
    const watched = {
        refusal: undefined,
        failure: undefined,
        async keepingFailure(work) {
            try {
                return await work();
            }
            catch (caught) {
                if (caught instanceof lib/* AlmError */.Ly)
                    watched.failure = caught;
                throw caught;
            }
        },
        module: {
            sendGetRequestAsync: (url, options) => send('GET', url, options),
            sendPostRequestAsync: (url, options) => send('POST', url, options),
        },
    };
    const send = async (method, url, options = {}) => watched.keepingFailure(async () => {
        const response = await http.send({ method, url: new URL(url), retry: 'safe', ...options });
        if (response.status !== 200)
            watched.refusal = readEntraRefusal(response);
        const body = response.status === 200 ? response.json() : refusalBody(watched.refusal);
        for (const name of ['access_token', 'id_token', 'refresh_token']) {
            if ((0,lib/* isRecord */.u4)(body))
                maskSecret(mask, (0,lib/* stringField */.OM)(body, name));
        }
        // msal reads the answer itself and checks the fields that it needs.
        return { headers: Object.fromEntries(response.headers), body: body, status: response.status };
    });
    return watched;
}
/** A refusal in the one shape that msal expects, whatever a proxy in between answered with. */
function refusalBody(refusal) {
    return {
        error: 'refused',
        error_description: refusal?.description ?? '',
        error_codes: [refusal?.code ?? ''],
    };
}
//# sourceMappingURL=msal-network.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/entra-token.js
// One token from Entra by msal, over our own HTTP: its retries, limits and log, and no other address than the authority.







const MAX_TRIES = 4;
const FIRST_WAIT_MS = 1000;
/** The GitHub token had run out while Entra was slow; the next try brings a new one. */
const ASSERTION_OUTDATED = '700024';
const AUDIENCE_UNKNOWN = '500011';
/**
 * Asks Entra for a token for `audience`; passing failures are tried again, and for a cloud whose audience is not
 * certain the other one is tried, and remembered when it worked.
 * @throws AlmError `auth-…`, `oidc-unavailable`, or the codes of HttpClient.
 */
async function requestEntraToken(credentials, audience, endpoints, ports, learned) {
    const known = learned.get(audience);
    if (known !== undefined)
        return requestEntraToken(credentials, known, endpoints, ports, learned);
    for (let tries = 1;; tries++) {
        const outcome = await askOnce(credentials, audience, endpoints, ports);
        if (outcome.kind === 'token')
            return outcome.issued;
        const { refusal, error } = outcome;
        const other = endpoints.otherAudiences[audience];
        if (refusal.code === AUDIENCE_UNKNOWN && other !== undefined) {
            ports.log.debug(`the tenant does not know ${audience}; trying ${other}`);
            const issued = await requestEntraToken(credentials, other, endpoints, ports, learned);
            learned.set(audience, other);
            return issued;
        }
        const passing = TRANSIENT_ENTRA_CODES.has(refusal.code) ||
            (credentials.kind === 'oidc' && refusal.code === ASSERTION_OUTDATED);
        if (!passing || tries >= MAX_TRIES)
            throw error;
        await ports.clock.sleep(FIRST_WAIT_MS * 2 ** (tries - 1), ports.signal);
    }
}
async function askOnce(credentials, audience, endpoints, ports) {
    const network = watchedNetwork(signInClient(endpoints.authority, ports, ports.entraRecorder), ports.mask);
    let presented;
    const assertion = async () => {
        const fetched = await network.keepingFailure(() => fetchGitHubAssertion(endpoints.oidcAudience, ports));
        presented = fetched.presented;
        return fetched.jwt;
    };
    try {
        const result = await acquire(credentials, audience, {
            endpoints,
            network: network.module,
            assertion,
            nowMs: ports.clock.now(),
        });
        if (!result?.accessToken)
            throw new lib/* AlmError */.Ly('auth-failed', { message: 'Entra answered without a token' });
        // msal counts from the machine's clock, we from ours.
        const lifetimeMs = result.expiresOn ? result.expiresOn.getTime() - Date.now() : 0;
        return { kind: 'token', issued: { token: result.accessToken, lifetimeMs } };
    }
    catch (caught) {
        if (network.refusal) {
            const error = entraRefusalError(network.refusal, { credentials, audience, presented });
            return { kind: 'refused', refusal: network.refusal, error };
        }
        if (network.failure)
            throw network.failure;
        if (caught instanceof lib/* AlmError */.Ly)
            throw caught;
        const said = (0,lib/* stringField */.OM)(caught, 'errorCode') ?? 'unknown';
        throw new lib/* AlmError */.Ly('auth-failed', {
            message: `the sign-in failed: msal reports ${said}`,
        });
    }
}
async function acquire(credentials, audience, { endpoints, network, assertion, nowMs }) {
    const msal = await __webpack_require__.e(/* import() */ 6821).then(__webpack_require__.bind(__webpack_require__, 6821));
    const auth = authorityOf(credentials, endpoints.authority);
    const scopes = [audience.endsWith('/') ? `${audience}.default` : `${audience}/.default`];
    const system = { networkClient: network, disableInternalRetries: true };
    if (credentials.kind === 'user') {
        const { userName: username, password } = credentials;
        return new msal.PublicClientApplication({ auth, system }).acquireTokenByUsernamePassword({
            scopes,
            username,
            password,
        });
    }
    const proof = credentials.kind === 'secret'
        ? { clientSecret: credentials.clientSecret }
        : credentials.kind === 'oidc'
            ? { clientAssertion: assertion }
            : { clientCertificate: parseCertificate(credentials.certificate, credentials.password, nowMs) };
    const application = new msal.ConfidentialClientApplication({ auth: { ...auth, ...proof }, system });
    return application.acquireTokenByClientCredential({ scopes, skipCache: true });
}
/**
 * The authority with its addresses spelled out, so that msal asks nobody for them. It insists on https in the name of
 * the authority alone; the token goes to the address below it, which may be http to the machine itself.
 */
function authorityOf({ clientId, tenantId }, authority) {
    const base = `${authority.origin}/${tenantId}`;
    return {
        clientId,
        authority: `https://${authority.host}/${tenantId}`,
        knownAuthorities: [authority.host],
        authorityMetadata: JSON.stringify({
            issuer: `${base}/v2.0`,
            authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
            token_endpoint: `${base}/oauth2/v2.0/token`,
            jwks_uri: `${base}/discovery/v2.0/keys`,
        }),
    };
}
//# sourceMappingURL=entra-token.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/managed-identity.js
// Tokens of a self-hosted runner on Azure: from the instance metadata service or from App Service.




const METADATA_SERVICE = 'http://169.254.169.254';
/**
 * Asks the machine for a token of its identity, the one of `clientId` if it has several.
 * @throws AlmError `auth-failed` when the machine has none; `network-error` off Azure.
 */
async function requestManagedIdentityToken(clientId, audience, ports) {
    const { url, headers } = endpoint(ports);
    url.searchParams.set('resource', audience);
    if (clientId)
        url.searchParams.set('client_id', clientId);
    const response = await signInClient(url, ports).send({
        method: 'GET',
        url,
        headers,
        retry: 'safe',
        timeoutMs: 10_000,
    });
    const answer = response.status === 200 ? response.json() : undefined;
    const token = (0,lib/* stringField */.OM)(answer, 'access_token');
    if (token === undefined) {
        const said = response.status === 200 ? 'the answer holds none' : (0,http_lib/* shownText */.f$)(response.text());
        throw new lib/* AlmError */.Ly('auth-failed', {
            message: `the managed identity of the runner got no token (${response.status}): ${said}`,
            remedy: 'Assign an identity to the machine; name a user-assigned one by its client id in POWER_PLATFORM_CLIENT_ID.',
            details: { status: response.status },
        });
    }
    ports.mask(token);
    return { token, lifetimeMs: lifetimeMs(answer, ports.clock.now()) };
}
function endpoint({ environment }) {
    const appService = variable(environment, 'IDENTITY_ENDPOINT');
    const appServiceHeader = variable(environment, 'IDENTITY_HEADER');
    if (appService && appServiceHeader) {
        const url = new URL(appService);
        url.searchParams.set('api-version', '2019-08-01');
        return { url, headers: { 'x-identity-header': appServiceHeader } };
    }
    // The variable is the one that Azure's own libraries read.
    const base = variable(environment, 'AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? METADATA_SERVICE;
    return {
        url: new URL('/metadata/identity/oauth2/token?api-version=2018-02-01', base),
        headers: { metadata: 'true' },
    };
}
/** `expires_in` (seconds) or `expires_on` (seconds since the epoch), as number or text. */
function lifetimeMs(answer, nowMs) {
    const seconds = (key) => Number((0,lib/* numberField */.sJ)(answer, key) ?? (0,lib/* stringField */.OM)(answer, key) ?? Number.NaN);
    const expiresIn = seconds('expires_in');
    if (expiresIn > 0)
        return expiresIn * 1000;
    const expiresOn = seconds('expires_on');
    return expiresOn > 0 ? Math.max(0, expiresOn * 1000 - nowMs) : 0;
}
//# sourceMappingURL=managed-identity.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/token-source.js



/** A token is renewed this long before it expires, so that none expires on its way. */
const RENEWAL_MS = 5 * 60_000;
/**
 * Opens a source of tokens for one identity. Nothing is asked for until the first token is. Masks every secret at once.
 * Its `token` throws AlmError `auth-…`, `oidc-unavailable` or the codes of HttpClient.
 */
function createTokenSource(credentials, endpoints, ports) {
    maskCredentials(ports.mask, credentials);
    warnOf(credentials, ports);
    const learned = new Map();
    return cachedTokens((audience) => issue(credentials, audience, endpoints, ports, learned), ports);
}
/** Keeps what `issueToken` gives; callers at the same time share one request, and a failure is not kept. */
function cachedTokens(issueToken, { clock }) {
    const kept = new Map();
    const pending = new Map();
    async function renew(audience) {
        const { token, lifetimeMs } = await issueToken(audience);
        kept.set(audience, { token, renewAtMs: clock.now() + lifetimeMs - Math.min(RENEWAL_MS, lifetimeMs / 2) });
        return token;
    }
    return {
        async token(audience, options) {
            const present = kept.get(audience);
            if (present && !options?.fresh && clock.now() < present.renewAtMs)
                return present.token;
            const running = pending.get(audience);
            if (running)
                return running;
            const started = renew(audience).finally(() => pending.delete(audience));
            pending.set(audience, started);
            return started;
        },
    };
}
function issue(credentials, audience, endpoints, ports, learned) {
    return credentials.kind === 'managed-identity'
        ? requestManagedIdentityToken(credentials.clientId, audience, ports)
        : requestEntraToken(credentials, audience, endpoints, ports, learned);
}
function warnOf(credentials, { log }) {
    if (credentials.kind === 'user') {
        log.warning('Signing in with user name and password is deprecated by Microsoft and fails where MFA is required; prefer OIDC: app-id and tenant-id without a secret.');
    }
    if (credentials.kind === 'secret') {
        log.info('Signing in with a client secret; OIDC (app-id and tenant-id without a secret) needs none that can leak or expire.');
    }
}
//# sourceMappingURL=token-source.js.map
;// CONCATENATED MODULE: ./packages/auth/lib/index.js
// Who signs in, at which cloud, and the tokens that come of it.





//# sourceMappingURL=index.js.map

/***/ }),

/***/ 9591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uT: () => (/* reexport */ createHttpClient),
  w5: () => (/* reexport */ createRecording),
  y2: () => (/* reexport */ isAllowedUrl),
  YY: () => (/* reexport */ knownError),
  pN: () => (/* reexport */ listPages),
  q2: () => (/* reexport */ normaliseErrorCode),
  mu: () => (/* reexport */ parseRetryAfter),
  g3: () => (/* reexport */ pollUntil),
  Yo: () => (/* reexport */ readServiceError),
  cg: () => (/* reexport */ serviceError),
  L0: () => (/* reexport */ serviceHosts),
  f$: () => (/* reexport */ shownText),
  dX: () => (/* reexport */ urlBelow)
});

// UNUSED EXPORTS: requireAllowedUrl

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/http/lib/connection-fault.js
// What a failed fetch means: was anything sent, is it worth another try, and how to say it.

const NOT_SENT = {
    ECONNREFUSED: 'the connection was refused',
    ENOTFOUND: 'the host name is not known to DNS',
    EAI_AGAIN: 'DNS did not answer',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    UND_ERR_CONNECT_TIMEOUT: 'the connection was not opened in time',
};
const TLS_CODE = /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^EPROTO$|^HOSTNAME_MISMATCH$/;
/** Node's own limits of five minutes, which a longer timeout cannot lift. */
const TIMEOUT_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
/** True when node itself waited long enough for the answer. */
function isTimeout(caught) {
    return errorCodes(caught).some((code) => TIMEOUT_CODES.has(code));
}
/** Reads what `fetch` (undici) rejected with. */
function toConnectionFault(caught) {
    const code = errorCodes(caught)[0];
    if (code !== undefined && code in NOT_SENT) {
        return { sent: false, lasting: false, reason: `${NOT_SENT[code] ?? ''} (${code})` };
    }
    if (code !== undefined && TLS_CODE.test(code)) {
        return { sent: false, lasting: true, reason: `the TLS certificate of the host is not trusted (${code})` };
    }
    if (code !== undefined)
        return { sent: true, lasting: false, reason: `the connection broke off (${code})` };
    // A TypeError without a cause is fetch refusing the request itself. Its message quotes the header, maybe the token.
    const refused = (0,lib/* stringField */.OM)(caught, 'name') === 'TypeError' && (0,lib/* isRecord */.u4)(caught) && caught['cause'] === undefined;
    if (refused)
        return {
            sent: false,
            lasting: true,
            reason: 'one of its headers cannot be sent, such as a token with a line break',
        };
    return { sent: true, lasting: false, reason: 'the connection broke off' };
}
/** The system codes of an error, its causes and its parts, outermost first. */
function errorCodes(caught, depth = 0) {
    if (!(0,lib/* isRecord */.u4)(caught) || depth > 4)
        return [];
    const own = (0,lib/* stringField */.OM)(caught, 'code');
    return [
        ...(own === undefined ? [] : [own]),
        ...(0,lib/* arrayField */.e7)(caught, 'errors').flatMap((part) => errorCodes(part, depth + 1)),
        ...errorCodes(caught['cause'], depth + 1),
    ];
}
//# sourceMappingURL=connection-fault.js.map
;// CONCATENATED MODULE: ./packages/http/lib/read-body.js
// Reads an answer's body with a byte limit, and tells a broken one from a short one.

/** The body ended before the length that the service announced. */
class TruncatedBodyError extends Error {
    code = 'TRUNCATED_BODY';
}
/**
 * Reads the body as it streams, so that an endless one stops at the limit.
 * @throws AlmError `response-too-large`; TruncatedBodyError; whatever the stream fails with.
 */
async function readBody(response, maxBytes, where) {
    const announced = announcedBytes(response);
    if (announced !== undefined && announced > maxBytes)
        throw tooLarge(response, maxBytes, where);
    const chunks = [];
    let total = 0;
    const reader = response.body?.getReader();
    while (reader) {
        const { done, value } = await reader.read();
        if (done)
            break;
        total += value.byteLength;
        if (total > maxBytes) {
            await reader.cancel();
            throw tooLarge(response, maxBytes, where);
        }
        chunks.push(value);
    }
    if (announced !== undefined && announced !== total && response.body) {
        throw new TruncatedBodyError(`${total} of ${announced} bytes arrived`);
    }
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
/** The length header, where it counts the bytes that we read: a compressed body is longer than announced. */
function announcedBytes(response) {
    const header = response.headers.get('content-length');
    if (header === null || !/^\d+$/.test(header) || response.headers.has('content-encoding'))
        return undefined;
    return Number(header);
}
function tooLarge(response, maxBytes, where) {
    return new lib/* AlmError */.Ly('response-too-large', {
        message: `${where} answered ${response.status} with more than the limit of ${(0,lib/* formatBytes */.z3)(maxBytes)}`,
        remedy: 'Ask for less at once, or check that the address is the one of the service.',
        details: { status: response.status, maxBytes },
    });
}
//# sourceMappingURL=read-body.js.map
;// CONCATENATED MODULE: ./packages/http/lib/streamed-json.js
// JSON that holds bytes as base64, encoded while it is sent: the whole text of a large upload never exists at once.
/** Divisible by three, so that no piece but the last one is padded; small, so that it is soon collected. */
const PIECE_BYTES = 3 * 16 * 1024;
/** Whether the object has bytes among its members, which JSON itself cannot say. */
function holdsBytes(members) {
    return Object.values(members).some((value) => value instanceof Uint8Array);
}
/** The object as JSON with its bytes as base64: its length, and its text in small pieces. */
function streamJson(members) {
    const parts = Object.entries(members)
        .filter(([, value]) => value !== undefined)
        .flatMap(([key, value], index) => {
        const name = `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
        return value instanceof Uint8Array ? [`${name}"`, value, '"'] : [`${name}${JSON.stringify(value)}`];
    });
    const all = [...parts, parts.length === 0 ? '{}' : '}'];
    const pieces = encodeAll(all);
    const stream = new ReadableStream({
        pull: (controller) => {
            const { done, value } = pieces.next();
            if (done)
                controller.close();
            else
                controller.enqueue(value);
        },
    });
    return { sizeBytes: all.reduce((total, part) => total + sizeOf(part), 0), stream };
}
function sizeOf(part) {
    return typeof part === 'string' ? Buffer.byteLength(part) : Math.ceil(part.length / 3) * 4;
}
function* encodeAll(parts) {
    for (const part of parts) {
        if (typeof part === 'string') {
            yield Buffer.from(part);
            continue;
        }
        const bytes = Buffer.from(part.buffer, part.byteOffset, part.length);
        for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
            yield Buffer.from(bytes.toString('base64', at, at + PIECE_BYTES), 'latin1');
        }
    }
}
//# sourceMappingURL=streamed-json.js.map
;// CONCATENATED MODULE: ./packages/http/lib/redact.js
// Keeps secrets and long ids out of what is shown: addresses without query, outside text without tokens.

/** Longest piece of a service's text that a message shows. */
const MAX_SHOWN = 600;
/** Origin and path: a query may hold filters, names or signatures. */
function shownUrl(url) {
    return `${url.origin}${url.pathname}`;
}
/** A service's text in one printable line, cut, with anything that looks like a token or signature replaced. */
function shownText(untrusted) {
    const text = untrusted
        .replace(/\beyJ[\w-]{8,}(\.[\w-]*){0,2}/g, '[token]')
        .replace(/\b(bearer|sharedaccesssignature)\s+\S+/gi, '$1 [token]')
        .replace(/([?&](?:sig|code|token|access_token|client_secret)=)[^&\s"]+/gi, '$1[hidden]')
        .replace(/\s+/g, ' ')
        .trim();
    return (0,lib/* toLogText */.ZQ)(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}
const ID_HEADERS = [
    'x-ms-client-request-id',
    'x-ms-request-id',
    'x-ms-correlation-request-id',
    'x-ms-correlation-id',
    'x-ms-service-request-id',
    'req_id',
    'x-github-request-id',
];
/** The ids by which support finds a request, from the headers of its answer and the id that we sent. */
function requestIds(headers, sentId) {
    const ids = { 'x-ms-client-request-id': sentId };
    for (const name of ID_HEADERS) {
        const value = headers.get(name);
        if (value !== null && /^[\w.:-]{1,128}$/.test(value))
            ids[name] = value;
    }
    return ids;
}
/** `name value` pairs for the end of a message. */
function shownIds(ids) {
    return Object.entries(ids)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ');
}
//# sourceMappingURL=redact.js.map
;// CONCATENATED MODULE: ./packages/http/lib/attempt.js
// One sending of one request: headers, timeout, body, and the line of the debug log.






const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
/**
 * Sends once and reads the whole answer.
 * @throws AlmError `response-too-large`.
 */
async function attempt(request, token, ports) {
    const clientRequestId = (0,external_node_crypto_.randomUUID)();
    const where = `${request.method} ${shownUrl(request.url)}`;
    const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const startedAtMs = ports.clock.now();
    let response;
    try {
        response = await ports.fetch(request.url.href, {
            method: request.method,
            redirect: 'manual',
            ...payloadOf(request, headersOf(request, token, clientRequestId, ports.headers)),
            signal: ports.signal ? AbortSignal.any([timeout, ports.signal]) : timeout,
        });
        const bytes = await readBody(response, request.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES, where);
        const answer = toHttpResponse(request, response, bytes, clientRequestId);
        const tookMs = ports.clock.now() - startedAtMs;
        ports.log.debug(`${where} → ${response.status} in ${tookMs} ms, ${bytes.length} bytes, ${shownIds(answer.ids)}`);
        return { kind: 'answer', response: answer };
    }
    catch (caught) {
        if (isAlmError(caught))
            throw caught;
        const fault = response ? { ...toConnectionFault(caught), sent: true } : toConnectionFault(caught);
        const timedOut = (timeout.aborted || isTimeout(caught)) && !ports.signal?.aborted;
        ports.log.debug(`${where} → ${timedOut ? 'no answer in time' : fault.reason}, client request id ${clientRequestId}`);
        return { kind: 'lost', fault, timedOut, status: response?.status, clientRequestId };
    }
}
function isAlmError(caught) {
    return (0,lib/* isRecord */.u4)(caught) && caught['name'] === 'AlmError';
}
function headersOf(request, token, clientRequestId, defaults) {
    const headers = new Headers({
        accept: 'application/json',
        ...defaults,
        'x-ms-client-request-id': clientRequestId,
    });
    if ((0,lib/* isRecord */.u4)(request.body) && !ArrayBuffer.isView(request.body)) {
        headers.set('content-type', 'application/json; charset=utf-8');
    }
    for (const [name, value] of Object.entries(request.headers ?? {}))
        headers.set(name, value);
    if (token !== undefined)
        headers.set('authorization', `Bearer ${token}`);
    return headers;
}
/** Headers and body; one that is streamed says its length, because services refuse uploads of unknown length. */
function payloadOf({ body }, headers) {
    if (body === undefined)
        return { headers };
    if (typeof body === 'string' || ArrayBuffer.isView(body) || !holdsBytes(body)) {
        return { headers, body: bodyOf(body) };
    }
    const { sizeBytes, stream } = streamJson(body);
    headers.set('content-length', String(sizeBytes));
    // In any other combination fetch keeps what it has sent, to be able to send it to where a redirect leads.
    return { headers, body: stream, duplex: 'half', redirect: 'error', window: null };
}
function bodyOf(body) {
    if (typeof body === 'string')
        return body;
    return ArrayBuffer.isView(body) ? body : JSON.stringify(body);
}
function toHttpResponse(request, response, bytes, clientRequestId) {
    const url = shownUrl(request.url);
    const text = () => new TextDecoder().decode(bytes);
    return {
        status: response.status,
        headers: response.headers,
        bytes,
        text,
        json: () => jsonOf(text(), `${request.method} ${url}`, response.status),
        request: { method: request.method, url },
        ids: requestIds(response.headers, clientRequestId),
    };
}
/** The reason that JSON.parse gives quotes the text, which may be a token; so it is left out. */
function jsonOf(text, where, status) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new lib/* AlmError */.Ly('response-invalid', {
            message: `the answer to ${where} (${status}, ${text.length} characters) is not JSON`,
            remedy: 'Check that the address is the one of the service, and that no proxy answers in its place.',
            details: { status },
        });
    }
}
//# sourceMappingURL=attempt.js.map
;// CONCATENATED MODULE: ./packages/http/lib/failure.js
// The errors of a request that got no usable answer, each with its evidence.


/** The error of a request whose answer never came. */
function lostAnswerError(request, lost, evidence, environment) {
    const where = `${request.method} ${shownUrl(request.url)}`;
    const reason = lost.timedOut ? 'no complete answer came in time' : lost.fault.reason;
    const facts = `${triesText(evidence)}, client request id ${lost.clientRequestId}`;
    const details = {
        method: request.method,
        url: shownUrl(request.url),
        attempts: evidence.tries,
        clientRequestId: lost.clientRequestId,
        ...(lost.status === undefined ? {} : { status: lost.status }),
    };
    if (request.retry === 'once' && (lost.fault.sent || lost.timedOut)) {
        return new lib/* AlmError */.Ly('outcome-unknown', {
            message: `${where} was sent, but ${reason}, so it may or may not have been carried out (${facts})`,
            remedy: 'Look in the service whether it happened before you run it again; it was not repeated, to not do it twice.',
            details,
        });
    }
    if (lost.timedOut) {
        const remedy = 'Run again later; if it stays so, look at the service health page of your tenant.';
        return new lib/* AlmError */.Ly('request-timeout', {
            message: `${where} failed: ${reason} (${facts})`,
            remedy,
            details,
        });
    }
    return new lib/* AlmError */.Ly('network-error', {
        message: `${where} failed: ${reason} (${facts})`,
        remedy: networkRemedy(lost.fault.reason, environment),
        details,
    });
}
function networkRemedy(reason, environment) {
    const proxy = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].find((name) => environment[name]);
    if (proxy && environment['NODE_USE_ENV_PROXY'] !== '1') {
        return `${proxy} is set, but node does not use it by itself: set NODE_USE_ENV_PROXY=1 for the job, too.`;
    }
    if (reason.includes('TLS')) {
        return 'If a proxy or a private authority signs the certificate, name its file in NODE_EXTRA_CA_CERTS.';
    }
    return 'Check the address and that the runner can reach it.';
}
/** The service kept on refusing for too many requests. */
function throttledError(request, response, evidence) {
    return new lib/* AlmError */.Ly('throttled', {
        message: `${request.method} ${shownUrl(request.url)} was refused for too many requests until the waiting time was over ` +
            `(${response.status}, ${triesText(evidence)}, ${shownIds(response.ids)}): ${shownText(response.text())}`,
        remedy: 'Run fewer jobs at once against the environment, or run again later.',
        details: { status: response.status, attempts: evidence.tries, ...response.ids },
    });
}
/** A token was refused because a Conditional Access policy wants another sign-in, which an unattended run can't do. */
function claimsChallengeError(request, response) {
    return new lib/* AlmError */.Ly('auth-failed', {
        message: `${request.method} ${shownUrl(request.url)} refused the token: a Conditional Access policy asks for more claims ` +
            `(401, insufficient_claims, ${shownIds(response.ids)})`,
        remedy: 'Ask the Entra administrator to let this application in from the runner (workload identity policies, locations).',
        details: { status: 401, ...response.ids },
    });
}
/** The run was cancelled; says when a request that starts something was on its way. */
function cancelledError(request, inFlight) {
    const doubt = inFlight && request.retry === 'once' ? ' and may still be carried out' : '';
    const when = inFlight ? `while ${request.method} ${shownUrl(request.url)} was on its way${doubt}` : '';
    return new lib/* AlmError */.Ly('cancelled', {
        message: `the run was cancelled ${when}`.trim(),
        details: { outcomeKnown: doubt === '' },
    });
}
function triesText({ tries, elapsedMs }) {
    return `${tries} ${tries === 1 ? 'try' : 'tries'} in ${(0,lib/* formatDuration */.a3)(elapsedMs)}`;
}
//# sourceMappingURL=failure.js.map
;// CONCATENATED MODULE: ./packages/http/lib/host-rule.js
// Which hosts may see a service's token. Decided on the parsed URL, never on text.

/** How many allowed hosts a message lists. */
const host_rule_MAX_SHOWN = 4;
/** The hosts of a service with one base address, with its regional hosts (`europe.` + host) where it has any. */
function serviceHosts(base, options = {}) {
    const suffixes = options.subdomains && !(0,lib/* isLoopbackHost */.cW)(base.hostname) ? [`.${base.hostname}`] : [];
    return { origins: [base], suffixes };
}
/**
 * Tells whether a URL belongs to the service. Loopback hosts stand for each other when the port is the same, because
 * a test server calls itself `localhost` or `127.0.0.1`, http or https, as it likes.
 */
function isAllowedUrl(url, rule) {
    if (url.username || url.password)
        return false;
    if ((0,lib/* isLoopbackHost */.cW)(url.hostname)) {
        return rule.origins.some((origin) => (0,lib/* isLoopbackHost */.cW)(origin.hostname) && samePort(origin, url));
    }
    if (rule.origins.some((origin) => origin.origin === url.origin))
        return true;
    if (url.protocol !== 'https:')
        return false;
    return url.port === '' && (rule.suffixes ?? []).some((suffix) => endsWithSuffix(url.hostname, suffix));
}
/** @throws AlmError `host-not-allowed` naming the host and those that are allowed. */
function requireAllowedUrl(url, rule) {
    if (isAllowedUrl(url, rule))
        return;
    const allowed = [
        ...rule.origins.map((origin) => origin.origin),
        ...(rule.suffixes ?? []).map((suffix) => `https://*${suffix}`),
    ];
    const shown = [...allowed.slice(0, host_rule_MAX_SHOWN), ...(allowed.length > host_rule_MAX_SHOWN ? ['…'] : [])];
    const userInfo = url.username || url.password ? ' with a user name in it' : '';
    throw new lib/* AlmError */.Ly('host-not-allowed', {
        message: `the address ${(0,lib/* quote */.hD)(url.origin)}${userInfo} does not belong to the service, so no credentials are sent there`,
        remedy: `Allowed: ${shown.join(', ')}. Check the environment URL, the cloud and the POWER_PLATFORM_*_URL variables.`,
        details: { host: url.host },
    });
}
function samePort(a, b) {
    return /^https?:$/.test(b.protocol) && effectivePort(a) === effectivePort(b);
}
function effectivePort({ port, protocol }) {
    return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
function endsWithSuffix(hostname, suffix) {
    return suffix.startsWith('.') && hostname.length > suffix.length && hostname.endsWith(suffix);
}
//# sourceMappingURL=host-rule.js.map
;// CONCATENATED MODULE: ./packages/http/lib/limiter.js
// Keeps the number of things that run at the same time small.
/** A limiter that lets `most` pieces of work run at once, in the order in which they came. */
function createLimiter(most) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running >= most)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                running -= 1;
        }
    };
}
//# sourceMappingURL=limiter.js.map
;// CONCATENATED MODULE: ./packages/http/lib/retry-after.js
// The Retry-After header in the three forms that services send.
/** The longest wait that a service may ask for; Dataverse counts its limits over windows of five minutes. */
const MAX_RETRY_AFTER_MS = 300_000;
/**
 * Milliseconds to wait, from seconds (`120`), an HTTP date or a duration (`00:00:05`), at most five minutes.
 * Undefined when the header is absent or cannot be read; 0 for a date in the past.
 */
function parseRetryAfter(untrusted, nowMs) {
    const text = untrusted?.trim() ?? '';
    const waitMs = secondsForm(text) ?? durationForm(text) ?? dateForm(text, nowMs);
    return waitMs === undefined ? undefined : Math.min(Math.max(waitMs, 0), MAX_RETRY_AFTER_MS);
}
function secondsForm(text) {
    return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : undefined;
}
function durationForm(text) {
    const match = /^(\d+):([0-5]?\d):([0-5]?\d)(?:\.\d+)?$/.exec(text);
    return match ? ((Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000 : undefined;
}
function dateForm(text, nowMs) {
    // Date.parse takes almost anything ("-5" is a year), so the shape of an HTTP date is asked for.
    if (!/^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/.test(text))
        return undefined;
    const atMs = Date.parse(text);
    return Number.isNaN(atMs) ? undefined : atMs - nowMs;
}
//# sourceMappingURL=retry-after.js.map
;// CONCATENATED MODULE: ./packages/http/lib/retry-policy.js
// Decides, without doing anything, whether and after how long a request is sent again.

/** Sendings of one request, the first included, when the service does not say how long to wait. */
const MAX_TRIES = 5;
/** Time that all waits of one request may take together. */
const RETRY_BUDGET_MS = 600_000;
const BACKOFF_CAP_MS = 60_000;
const TRANSIENT_STATUSES = new Set([408, 425, 429, 499, 500, 502, 503, 504]);
/** Another customization holds the environment's lock. It can for half an hour, so the client that asked does the waiting. */
const CUSTOMIZATION_LOCK = /0x80071151/i;
/**
 * Judges an answer. Refusals for too many requests are repeated in both classes, because the service did not start;
 * a wait that the service names may be repeated until the budget is spent, others five times.
 */
function decideAfterAnswer(answer, state) {
    const askedMs = askedWait(answer, state.nowMs);
    const throttled = isThrottled(answer, askedMs);
    const retriable = state.retryClass === 'safe'
        ? throttled || TRANSIENT_STATUSES.has(answer.status)
        : throttled && askedMs !== undefined;
    if (!retriable || CUSTOMIZATION_LOCK.test(answer.text))
        return { retry: false, throttled: false };
    const waitMs = Math.max(askedMs ?? 0, backoffMs(state));
    if (askedMs === undefined && state.tries >= MAX_TRIES)
        return { retry: false, throttled };
    if (state.elapsedMs + waitMs > RETRY_BUDGET_MS)
        return { retry: false, throttled };
    return { retry: true, waitMs, throttled };
}
/** Judges a failure without an answer. `sent` is false only when certainly no byte of the request went out. */
function decideAfterFailure(fault, state) {
    const mayRepeat = !fault.lasting && (state.retryClass === 'safe' || !fault.sent);
    const waitMs = backoffMs(state);
    const spent = state.tries >= MAX_TRIES || state.elapsedMs + waitMs > RETRY_BUDGET_MS;
    return mayRepeat && !spent ? { retry: true, waitMs, throttled: false } : { retry: false, throttled: false };
}
/** Exponential from one second, any part of it (full jitter), at most a minute. */
function backoffMs({ tries, random }) {
    return Math.floor(random() * Math.min(BACKOFF_CAP_MS, 1000 * 2 ** (tries - 1)));
}
function isThrottled({ status, headers }, askedMs) {
    // GitHub says "wait" with 403 too; a 403 without a wait is a lack of rights.
    return status === 429 || (status === 403 && askedMs !== undefined && headers.has('x-github-request-id'));
}
function askedWait({ status, headers }, nowMs) {
    const retryAfter = parseRetryAfter(headers.get('retry-after'), nowMs);
    if (retryAfter !== undefined)
        return retryAfter;
    const reset = Number(headers.get('x-ratelimit-reset'));
    const limited = (status === 403 || status === 429) && headers.get('x-ratelimit-remaining') === '0';
    return limited && reset > 0 ? Math.max(0, reset * 1000 - nowMs + 1000) : undefined;
}
//# sourceMappingURL=retry-policy.js.map
;// CONCATENATED MODULE: ./packages/http/lib/client.js
// The HTTP client: token, host check, redirects and retries around single sendings.







const MAX_REDIRECTS = 5;
/** Dataverse refuses the 53rd request of a user at the same time; other jobs of that user want some, too. */
const MAX_AT_ONCE = 4;
const THROTTLE_LOG_INTERVAL_MS = 60_000;
/** Opens a client for one service; see HttpClient for what it promises. */
function createHttpClient(options) {
    const shared = { limiter: createLimiter(MAX_AT_ONCE), logThrottling: createThrottleLog(options) };
    return { send: (request) => new Exchange(request, options, shared).run() };
}
/** One request with all its sendings. */
class Exchange {
    options;
    shared;
    ports;
    startedAtMs;
    request;
    tries = 0;
    redirects = 0;
    tokenRenewed = false;
    wantsFreshToken = false;
    constructor(request, options, shared) {
        this.request = request;
        this.options = options;
        this.shared = shared;
        this.startedAtMs = options.clock.now();
        this.ports = {
            fetch: options.fetch ?? globalThis.fetch,
            log: options.log,
            clock: options.clock,
            signal: options.signal,
            headers: {
                ...(options.userAgent === undefined ? {} : { 'user-agent': options.userAgent }),
                ...options.defaultHeaders,
            },
        };
    }
    async run() {
        for (;;) {
            requireAllowedUrl(this.request.url, this.options.hosts);
            if (this.options.signal?.aborted)
                throw cancelledError(this.request, false);
            const token = await this.token();
            if (this.options.signal?.aborted)
                throw cancelledError(this.request, false);
            this.tries += 1;
            const outcome = await this.shared.limiter(() => this.attempt(token));
            if (outcome.kind === 'lost')
                await this.afterLoss(outcome);
            else if (!(await this.sendsAgain(outcome.response)))
                return outcome.response;
        }
    }
    /** Sends once. A request that was cancelled while it waited for its turn has done nothing. */
    async attempt(token) {
        if (this.options.signal?.aborted)
            throw cancelledError(this.request, false);
        const outcome = await attempt(this.request, token, this.ports);
        if (outcome.kind === 'answer') {
            const { status, headers, bytes } = outcome.response;
            const { method, url } = this.request;
            this.options.recorder?.record({ method, url, status, headers, bytes });
        }
        return outcome;
    }
    async token() {
        const { authorization, signal } = this.options;
        if (!authorization)
            return undefined;
        const fresh = this.wantsFreshToken;
        this.wantsFreshToken = false;
        return authorization.tokens.token(authorization.audience, { fresh, ...(signal ? { signal } : {}) });
    }
    /** Waits for the next try, or throws. */
    async afterLoss(lost) {
        if (this.options.signal?.aborted)
            throw cancelledError(this.request, true);
        const fault = { sent: lost.fault.sent || lost.timedOut, lasting: lost.fault.lasting && !lost.timedOut };
        const decision = decideAfterFailure(fault, this.state());
        if (!decision.retry)
            throw lostAnswerError(this.request, lost, this.state(), this.options.environment ?? {});
        await this.wait(decision, lost.timedOut ? 'no answer in time' : lost.fault.reason);
    }
    /** True when the request is to be sent again; the waiting is done then. */
    async sendsAgain(response) {
        if (this.renewsToken(response) || this.followsRedirect(response))
            return true;
        const answer = {
            status: response.status,
            headers: response.headers,
            text: response.status < 400 ? '' : response.text(),
        };
        const decision = decideAfterAnswer(answer, this.state());
        if (!decision.retry && decision.throttled)
            throw throttledError(this.request, response, this.state());
        if (decision.retry)
            await this.wait(decision, `status ${response.status}`);
        return decision.retry;
    }
    renewsToken(response) {
        if (response.status !== 401 || !this.options.authorization)
            return false;
        const challenge = response.headers.get('www-authenticate') ?? '';
        if (/insufficient_claims|claims=/i.test(challenge))
            throw claimsChallengeError(this.request, response);
        this.wantsFreshToken = !this.tokenRenewed;
        this.tokenRenewed = true;
        return this.wantsFreshToken;
    }
    /** A redirect says that nothing was done here, so that it may be followed with the same method and body. */
    followsRedirect(response) {
        const location = response.headers.get('location');
        const statuses = this.request.method === 'GET' ? [301, 302, 303, 307, 308] : [307, 308];
        if (this.request.redirect === 'return' || location === null || !statuses.includes(response.status))
            return false;
        if (!URL.canParse(location, this.request.url.href) || this.redirects >= MAX_REDIRECTS)
            return false;
        this.redirects += 1;
        this.request = { ...this.request, url: new URL(location, this.request.url) };
        return true;
    }
    async wait(decision, reason) {
        this.shared.logThrottling(decision, reason, this.request);
        try {
            await this.options.clock.sleep(decision.waitMs, this.options.signal);
        }
        catch (caught) {
            if (this.options.signal?.aborted)
                throw cancelledError(this.request, false);
            throw caught;
        }
    }
    state() {
        const nowMs = this.options.clock.now();
        return {
            retryClass: this.request.retry,
            tries: this.tries,
            elapsedMs: nowMs - this.startedAtMs,
            nowMs,
            random: this.options.random ?? Math.random,
        };
    }
}
/** Says why nothing seems to happen: throttling at most once a minute, other retries in the debug log. */
function createThrottleLog({ log, clock }) {
    let lastLoggedAtMs = -Infinity;
    return ({ throttled, waitMs }, reason, request) => {
        const where = `${request.method} ${shownUrl(request.url)}`;
        if (!throttled)
            return log.debug(`${where}: ${reason}; trying again in ${(0,lib/* formatDuration */.a3)(waitMs)}`);
        if (clock.now() - lastLoggedAtMs < THROTTLE_LOG_INTERVAL_MS)
            return;
        lastLoggedAtMs = clock.now();
        log.info(`The service asks to slow down (${where}, ${reason}); waiting ${(0,lib/* formatDuration */.a3)(waitMs)}`);
    };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/placeholders.js
// Stable stand-ins for values that must not be written: the same value gives the same stand-in wherever the key is equal.

const NIL_GUID = '00000000-0000-0000-0000-000000000000';
/**
 * Stand-ins derived from a secret key, so that several processes agree without writing down what they replaced:
 * `00000000-0000-4000-8000-HEX`, `user-HEX@example.com`, `text-HEX`. `scripts/merge-recordings.mjs` numbers them.
 */
function createPlaceholders(key) {
    return (kind, value) => {
        const compared = kind === 'text' ? value : value.toLowerCase();
        if (kind === 'id' && compared === NIL_GUID)
            return NIL_GUID;
        const hex = (0,external_node_crypto_.createHmac)('sha256', key).update(`${kind}\n${compared}`).digest('hex').slice(0, 12);
        if (kind === 'id')
            return `00000000-0000-4000-8000-${hex}`;
        if (kind === 'user')
            return `user-${hex}@example.com`;
        return kind === 'host' ? `host-${hex}.example` : `${kind}-${hex}`;
    };
}
//# sourceMappingURL=placeholders.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/redact-member.js
// The last part of an id: a GUID, a prefix with a GUID (`Default-GUID`), or a name that somebody chose.

const DEFAULT_ENVIRONMENT = /^Default-(.+)$/i;
/** The stand-in for a member of a collection. */
function shownMember(value, placeholder) {
    const bare = /^\{.+\}$/.test(value) ? value.slice(1, -1) : value;
    if ((0,lib/* isGuid */.W_)(bare))
        return placeholder('id', bare);
    const ofTenant = DEFAULT_ENVIRONMENT.exec(value)?.[1];
    if (ofTenant !== undefined && (0,lib/* isGuid */.W_)(ofTenant))
        return `Default-${placeholder('id', ofTenant)}`;
    return placeholder('text', value);
}
//# sourceMappingURL=redact-member.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/vocabulary.js
// The words of the services themselves: what may stay as it is in a recording. Everything else is replaced.
const words = (text) => new Set(text.trim().split(/\s+/));
/** Keys, in lower case, whose one-word values come from a list of the service. */
const WORD_KEYS = words(`
  apienvironment azureregion azureregions backgroundoperationsstate behavior capacitytype capacityunit classification
  code componenttypename creationtype currencycode detailurltype customconnectorruleclassification databasetype
  defaultconnectoractionrulebehavior defaultconnectorsclassification environmentsku environmenttype errorcode httpstatus
  instancestate ispresentinorg isocurrencycode keymanagedby languagecode lifecycleauthority location management messagename organizationtype
  permissions platformsku principaltype processed progress protectionlevel provisioningstate provisioningstatus referencetype
  releasetag result retentionperiod runtime runtimereasoncode schematype sku stagesolutionstatus state status tier
  trialscenariotype type updatecadence @odata.type
`);
/** Keys, in lower case, whose values are sentences of the service. */
const SENTENCE_KEYS = words('errordescription errortext friendlymessage message statusmessage');
/** Keys whose values are never shown, not even as a stand-in. */
const SECRET_KEY = /token|secret|passw|pwd|assertion|credential|authorization|signature|connectionstring|(api|access|private|account|shared|primary|secondary)_?keys?$|^sas|cookie/i;
/** Keys whose values are version numbers, which look like addresses. */
const VERSION_KEY = /version$/i;
/** Capitalised words that a sentence of a service may keep; any other may be somebody's name. */
const SENTENCE_WORDS = words(`
  A An Access Admin An Any API App Application Attribute Azure Bad BadRequest Cannot Component Conflict Connection
  Could Create Customization Database Dataverse Delete Dependency Does Dynamics Email Entity Environment Error Exception Exist
  Export Failed Failure Field File Flow For Forbidden GUID HTTP Http ID If Id Import In Internal Invalid Is It JSON Key
  License Managed Microsoft Missing Name No Not NotFound OAuth OData Object Operation Organization Parameter Permission
  Platform Please Policy Power Principal Privilege Publisher Read Record Reference Request Resource Role Server Service
  Solution Status System Table Target Tenant That The There This Time Timeout To Too Try Type URL Unable Unauthorized
  Unexpected Unmanaged Update Upgrade User Value Version When With Workflow Write XML You Your
`);
/** Collections whose members' names are chosen by people: what follows one of these in a path is replaced. */
const NAMED_COLLECTIONS = words(`
  accounts apis applicationpackages apps connections environmentgroups environments flows lifecycleoperations operations
  resourcegroups subscriptions tenants users
`);
/** Parameters of a query whose values are written by the client's code; literals in them are replaced. */
const QUERY_PARAMETERS = words('$select $expand $filter $orderby $top $count $apply api-version hideDlpExemptApis showAllDlpEnforceableApis showApisWithToS');
/** Hosts of the services that name no customer. A region may stand in front. */
const PUBLIC_HOST = new RegExp(String.raw `^([a-z]+\.)?(` +
    [
        String.raw `(gov\.|high\.)?api\.(bap|flow|cds|advisor)\.(microsoft\.(com|us)|appsplatform\.us|partner\.microsoftonline\.cn|powerapps\.com)`,
        String.raw `(gov\.|high\.)?api\.(powerapps|powerplatform)\.(com|us|cn)`,
        String.raw `api\.advisor\.powerapps\.com`,
        String.raw `api\.(gov|high)\.powerplatform\.microsoft\.us`,
        String.raw `api\.powerplatform\.partner\.microsoftonline\.cn`,
        String.raw `api(\.apps)?\.appsplatform\.us`,
        String.raw `login\.(microsoftonline\.(com|us)|chinacloudapi\.cn)`,
        String.raw `(admin|make|apps)\.(powerplatform\.microsoft|powerapps)\.com`,
        String.raw `go\.microsoft\.com`,
        String.raw `management\.azure-apihub\.net`,
    ].join('|') +
    ')$');
/** A host of a Dataverse environment: its name, and what follows. */
const DATAVERSE_HOST = /^([a-z0-9-]+)((?:\.api)?\.crm\d*\.(?:dynamics\.com|microsoftdynamics\.us|appsplatform\.us|dynamics\.cn))$/;
/** A host of the Power Platform API that names a tenant or an environment by its id. */
const SCOPED_HOST = /^([0-9a-f.-]+)\.(environment|tenant)\.(api\.[a-z.]+)$/;
//# sourceMappingURL=vocabulary.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/redact-address.js
// Addresses without what names a customer, a person or a row: for the index, and inside recorded bodies.



/** An argument of a function, or a key of a row, in which no chosen name is left. */
const ARGUMENT = String.raw `(?:[A-Za-z]\w*=)?(?:\{id\}|@\w+|true|false|null|-?\d+|(?:[A-Za-z.]+)?'\{name\}')`;
const KEPT_SEGMENT = new RegExp(String.raw `^(v\d+(\.\d+)?|oauth2|[A-Za-z$_.-]*(\((${ARGUMENT}(,${ARGUMENT})*)?\))?)$`);
const KEPT_QUERY_VALUE = /^[\w\s$(),./;:={}'*-]*$/;
const LITERAL = /'(?:[^']|'')*'/g;
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** The line of the index: path and query with `{id}`, `{name}` and `{value}` where values stood. */
function redactRequestPath(url) {
    return redactPath(url.pathname, () => '{id}') + redactQuery(url.searchParams);
}
/**
 * A whole address: its host replaced, its path with stand-ins; of an unknown host nothing else stays, but of a test
 * server it does. Whether a bare origin ends in a slash stays, too: clients trip over it.
 */
function redactUrl(address, placeholder) {
    const url = new URL(address);
    const host = redactHost(url.hostname, placeholder);
    const known = !host.endsWith('.example') || (0,lib/* isLoopbackHost */.cW)(url.hostname);
    if (!known)
        return `${url.protocol}//${host}/`;
    if (!/^https?:\/\/[^/?#]*[/?#]/i.test(address))
        return `${url.protocol}//${host}`;
    const path = redactPath(url.pathname, (value) => shownMember(value, placeholder));
    const fragment = redactFragment(url.hash);
    return `${url.protocol}//${host}${path}${redactQuery(url.searchParams)}${fragment}`;
}
/** The host as far as it is the service's; `org-…` and `environment-…` for those of customers. */
function redactHost(hostname, placeholder) {
    const host = hostname.toLowerCase();
    const [, organization, rest] = DATAVERSE_HOST.exec(host) ?? [];
    if (organization !== undefined && rest !== undefined)
        return placeholder('org', organization) + rest;
    const [, scope, kind, api] = SCOPED_HOST.exec(host) ?? [];
    if (scope !== undefined && kind !== undefined && api !== undefined) {
        return `${placeholder('environment', scope)}.${kind}.${api}`;
    }
    return !(0,lib/* isLoopbackHost */.cW)(host) && PUBLIC_HOST.test(host) ? host : placeholder('host', host);
}
/** A path whose ids, literals and chosen names are replaced. */
function redactPath(path, member) {
    let previous = '';
    return path
        .split('/')
        .map((encoded) => {
        const segment = decoded(encoded);
        const named = NAMED_COLLECTIONS.has(previous.toLowerCase()) && segment !== '';
        previous = segment;
        return named ? member(segment) : redactSegment(segment, member);
    })
        .join('/');
}
function redactSegment(segment, member) {
    if (segment.replace(GUID, '') === '' && segment !== '')
        return member(segment);
    const scrubbed = segment.replace(GUID, '{id}').replace(LITERAL, "'{name}'");
    return KEPT_SEGMENT.test(scrubbed) ? scrubbed : member(segment);
}
function redactQuery(parameters) {
    const shown = [...parameters].map(([name, value]) => {
        const scrubbed = value.replace(GUID, '{id}').replace(LITERAL, "'{name}'");
        const own = QUERY_PARAMETERS.has(name) && KEPT_QUERY_VALUE.test(scrubbed);
        return `${/^[$\w.-]{1,40}$/.test(name) ? name : '{name}'}=${own || scrubbed === '{id}' ? scrubbed : '{value}'}`;
    });
    return shown.length === 0 ? '' : `?${shown.join('&')}`;
}
/** OData names the entity set and its columns behind the hash. */
function redactFragment(hash) {
    const scrubbed = decoded(hash).replace(GUID, '{id}').replace(LITERAL, "'{name}'");
    return /^#[\w$(),./@{}'-]*$/.test(scrubbed) && !/@(?!odata)/.test(scrubbed) ? scrubbed : '';
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
//# sourceMappingURL=redact-address.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/redact-sentence.js
// Error sentences of a service: its own words stay, everything that may be a name, an address or an id is replaced.


const MAX_CHARACTERS = 2000;
const QUOTED = /(?<=^|[\s([{:=,])(['"‘“`])(.*?)(['"’”`])(?=$|[\s)\]},.;:!?])/g;
const EDGES = /^([([{<]*)(.*?)([)\]}>.,;:!?]*)$/s;
const LABELLED_GUID = /^([A-Za-z]+=)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const STAND_IN = /^['"‘“`]?(text-[0-9a-f]{12}|00000000-0000-4000-8000-[0-9a-f]{12})['"’”`]?$/;
const OWN_WORD = /^([a-z]+(['’][a-z])?|0x[0-9A-Fa-f]{8}|\d{1,4}|prv[A-Z][A-Za-z]+|[-–—=|])$/;
const MAIL = /^[^\s@]+@[^\s@]+$/;
const ADDRESS_NUMBER = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f.]*)$/i;
/** A sentence in which lower-case words, codes and known words stay. What follows a colon or equals sign goes, too. */
function redactSentence(sentence, placeholder) {
    let followsLabel = false;
    return sentence
        .slice(0, MAX_CHARACTERS)
        .replace(QUOTED, (_whole, open, inner, close) => {
        const shown = (0,lib/* isGuid */.W_)(inner) ? placeholder('id', inner) : placeholder('text', inner);
        return `${open}${shown}${close}`;
    })
        .split(/(\s+)/)
        .map((part) => {
        if (part.trim() === '')
            return part;
        const shown = redactWord(part, followsLabel, placeholder);
        followsLabel = /[:=]$/.test(part);
        return shown;
    })
        .join('');
}
function redactWord(part, followsLabel, placeholder) {
    const [, before = '', word = '', after = ''] = EDGES.exec(part) ?? [];
    if (word === '' || STAND_IN.test(word))
        return part;
    const [, label = '', guid] = LABELLED_GUID.exec(word) ?? [];
    if (guid !== undefined && (label === '' || isOwnWord(label.slice(0, -1)))) {
        return `${before}${label}${placeholder('id', guid)}${after}`;
    }
    if (!followsLabel && isOwnWord(word))
        return part;
    const kind = MAIL.test(word) ? 'user' : ADDRESS_NUMBER.test(word) ? 'ip' : 'text';
    return before + placeholder(kind, word) + after;
}
function isOwnWord(word) {
    return SENTENCE_WORDS.has(word) || OWN_WORD.test(word);
}
//# sourceMappingURL=redact-sentence.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/redact-body.js
// A body with its shape kept and its values replaced: what is not known to be harmless does not stay.






/** Members of one list that are written; the rest look alike. */
const MAX_MEMBERS = 50;
const MAX_DEPTH = 32;
const MAX_XML_CHARACTERS = 64 * 1024;
/** A text of base64 of this length is a file, such as `CustomizationFile`. */
const MIN_FILE_CHARACTERS = 256;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;
const WORD = /^(#?[A-Za-z][\w.-]{0,63}|Microsoft\.[A-Za-z.]+(\/[A-Za-z]+)+)$/;
const SERVICE_PATH = /^\/(providers|subscriptions|tenants|api)\//i;
const FILE = /^[A-Za-z0-9+/]+={0,2}$/;
const OWN_KEY = /^[A-Za-z_$@][\w.$#:-]*(@[A-Za-z][\w.]*)?$/;
/** Replaces the values of a parsed body; lists are cut to MAX_MEMBERS. */
function redactBody(body, placeholder) {
    return redactValue(body, [], placeholder);
}
/** @param keys where the value stands, innermost last. */
function redactValue(value, keys, placeholder) {
    if (keys.length > MAX_DEPTH)
        return placeholder('text', JSON.stringify(value));
    if (Array.isArray(value)) {
        return value.slice(0, MAX_MEMBERS).map((member) => redactValue(member, keys, placeholder));
    }
    if ((0,lib/* isRecord */.u4)(value)) {
        const fields = Object.entries(value).map(([key, field]) => [
            redactKey(key, placeholder),
            redactValue(field, [...keys, key], placeholder),
        ]);
        return Object.fromEntries(fields);
    }
    const secret = keys.some((key) => SECRET_KEY.test(key));
    if (typeof value === 'number')
        return secret ? 0 : value;
    if (typeof value !== 'string' || value === '')
        return value;
    return secret ? '[secret]' : redactText(value, keys, placeholder);
}
function redactKey(key, placeholder) {
    if ((0,lib/* isGuid */.W_)(key))
        return placeholder('id', key);
    const hidden = /[0-9a-f]{20}/i.test(key) || /\.(com|net|org|example)$/i.test(key);
    return OWN_KEY.test(key) && !hidden ? key : placeholder('text', key);
}
function redactText(value, keys, placeholder) {
    const key = (keys.at(-1) ?? '').toLowerCase();
    // `{"state":{"id":"Succeeded"}}`: the word is the one of the outer key.
    const wordKey = key === 'id' ? (keys.at(-2) ?? '').toLowerCase() : key;
    if ((0,lib/* isGuid */.W_)(value))
        return placeholder('id', value.replace(/[{}]/g, ''));
    if (TIMESTAMP.test(value) || /^(true|false)$/i.test(value))
        return value;
    if (WORD_KEYS.has(wordKey) && isServiceWord(value))
        return value;
    if (VERSION_KEY.test(key) && /^\d+(\.\d+){1,3}$/.test(value))
        return value;
    if (SENTENCE_KEYS.has(key))
        return redactSentence(value, placeholder);
    if (value.length >= MIN_FILE_CHARACTERS && FILE.test(value))
        return describeFile(value);
    if (/^\s*[<{[]/.test(value))
        return redactMarkup(value, keys, placeholder);
    if (/^https?:/i.test(value) && URL.canParse(value))
        return redactUrl(value, placeholder);
    if (SERVICE_PATH.test(value))
        return redactServicePath(value, placeholder);
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
        return placeholder('user', value);
    return placeholder('text', value);
}
/** A word such as `Succeeded` or `0x80040217`: no id, no host. */
function isServiceWord(value) {
    if (/^0x[0-9a-f]{1,8}$/i.test(value) || /^-?\d{1,10}$/.test(value))
        return true;
    return WORD.test(value) && !/[0-9a-f]{12}/i.test(value) && !/\.(com|net|org|us|cn|example)$/i.test(value);
}
function redactServicePath(value, placeholder) {
    return redactPath(value.replace(/[?#].*$/s, ''), (member) => shownMember(member, placeholder));
}
function describeFile(base64) {
    return fileFacts(Buffer.from(base64, 'base64'));
}
/** Digest and size of bytes. */
function fileFacts(bytes) {
    return { sha256: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
/** XML and JSON inside a text keep their elements; other text that begins so does not. */
function redactMarkup(value, keys, placeholder) {
    if (!value.trimStart().startsWith('<')) {
        const parsed = parsedOrUndefined(value);
        return parsed === undefined
            ? placeholder('text', value)
            : JSON.stringify(redactValue(parsed, keys, placeholder));
    }
    return redactXml(value.slice(0, MAX_XML_CHARACTERS), placeholder);
}
const XML_TAG = /<[/?]?[A-Za-z_][\w:.-]*((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*[/?]?>/g;
/** The tags with their values replaced; text, comments and whatever else stands between two tags becomes one stand-in. */
function redactXml(xml, placeholder) {
    const shown = [];
    let position = 0;
    let element = '';
    const between = (text) => {
        if (text.trim() !== '')
            shown.push(redactPiece(text.trim(), element, placeholder));
    };
    for (const match of xml.matchAll(XML_TAG)) {
        between(xml.slice(position, match.index));
        shown.push(match[0].replace(/([\w:.-]{1,100})\s*=\s*("[^"]*"|'[^']*')/g, (_whole, name, quoted) => {
            const inner = quoted.slice(1, -1);
            return `${name}="${inner === '' ? '' : redactPiece(inner, name, placeholder)}"`;
        }));
        element = /^<([\w:.-]+)[^/]*$/.exec(match[0])?.[1] ?? '';
        position = match.index + match[0].length;
    }
    between(xml.slice(position));
    return shown.join('');
}
function redactPiece(text, name, placeholder) {
    if (SECRET_KEY.test(name))
        return '[secret]';
    if (/^[<{[]/.test(text))
        return placeholder('text', text);
    const shown = redactText(text, [name], placeholder);
    return typeof shown === 'string'
        ? shown.replaceAll('"', '&quot;')
        : JSON.stringify(shown).replaceAll('"', "'");
}
function parsedOrUndefined(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=redact-body.js.map
;// CONCATENATED MODULE: ./packages/http/lib/recording/recording.js
// Writes the conversation with the services, redacted, one file for each answer and one line for each request.






const MAX_FILE_CHARACTERS = 1_000_000;
/**
 * Opens a recording. Each recording has names of its own in the folder, so that several processes may write at once.
 * When it can't write it says so once, and the requests go on.
 */
function createRecording({ folder, key, log, clock }) {
    const placeholder = createPlaceholders(key);
    const part = (0,external_node_crypto_.randomUUID)().slice(0, 8);
    let count = 0;
    let warned = false;
    function write(service, exchange) {
        count += 1;
        const sequence = String(count).padStart(4, '0');
        const request = requestLine(service, exchange.method, exchange.url);
        const line = {
            order: `${String(clock.now()).padStart(15, '0')}-${part}-${sequence}`,
            request,
            status: exchange.status,
            kind: 'recorded',
        };
        const note = noteOf(service, exchange, placeholder);
        if (note !== '')
            line.note = note;
        if (service.name !== 'entra' && exchange.bytes.length > 0) {
            line.file = `${service.name}/${sequence}-${part}-${fileWords(request)}-${exchange.status}.json`;
            const text = bodyText(exchange.bytes, placeholder);
            line.sha256 = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
            folder.writeFile(line.file, text);
        }
        folder.appendFile(`index-${part}.jsonl`, `${JSON.stringify(line)}\n`);
    }
    return {
        recorderOf: (service) => ({
            record(exchange) {
                try {
                    write(service, exchange);
                }
                catch (caught) {
                    if (warned)
                        return;
                    warned = true;
                    const code = caught instanceof Error && 'code' in caught ? String(caught.code) : 'unexpected answer';
                    log.warning(`The recording of the services is incomplete (${code}); the work goes on without it.`);
                }
            },
        }),
    };
}
function requestLine(service, method, url) {
    const path = redactRequestPath(url);
    const shownPath = service.name === 'entra' ? path.replace(/^\/[^/]+/, '/{tenant}') : path;
    return `${method} ${requestHost(service, url.hostname)}${shownPath}`;
}
function requestHost({ name, host }, hostname) {
    if (name === 'dataverse' || DATAVERSE_HOST.test(hostname))
        return '{org}';
    const [, , scope] = SCOPED_HOST.exec(hostname) ?? [];
    if (scope !== undefined)
        return `{${scope}-host}`;
    if ((0,lib/* isLoopbackHost */.cW)(hostname))
        return host;
    return redactHost(hostname, () => '{host}');
}
/** What a reader needs of the headers: where to poll and how long to wait; of a refused sign-in, its code. */
function noteOf(service, { headers, bytes }, placeholder) {
    const notes = [];
    const location = headers.get('operation-location') ?? headers.get('location');
    if (location !== null && URL.canParse(location)) {
        notes.push(`location ${redactUrl(location, placeholder)}`);
    }
    const retryAfter = headers.get('retry-after');
    if (retryAfter !== null && /^\d{1,6}$/.test(retryAfter))
        notes.push(`retry-after ${retryAfter}`);
    if (service.name === 'entra') {
        const code = /\bAADSTS\d{4,8}\b/.exec(new TextDecoder().decode(bytes))?.[0];
        notes.push('body not recorded', ...(code === undefined ? [] : [code]));
    }
    return notes.join('; ');
}
function bodyText(bytes, placeholder) {
    const parsed = parsedJson(bytes);
    if (parsed === undefined)
        return textOf({ notJson: fileFacts(bytes) });
    const text = textOf(redactBody(parsed, placeholder));
    return text.length <= MAX_FILE_CHARACTERS ? text : textOf({ tooLong: { bytes: bytes.length } });
}
function textOf(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}
function parsedJson(bytes) {
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
    }
    catch {
        return undefined;
    }
}
/** The last words of the path, for the name of the file. */
function fileWords(request) {
    const [method = '', address = ''] = request.split(' ', 2);
    const path = address.replace(/\?.*$/, '').replace(/\{[^}]*\}/g, '');
    const last = path.match(/[A-Za-z]{2,}/g)?.slice(-2) ?? [];
    return [method, ...last].join('-').toLowerCase().slice(0, 60);
}
//# sourceMappingURL=recording.js.map
;// CONCATENATED MODULE: ./packages/http/lib/error-code.js
// One spelling for the error codes of Dataverse.
/**
 * `0x` and eight upper-case digits, from any spelling: hex with or without `0x` in either case, signed or unsigned
 * decimal, number or text. Undefined for everything else, and for 0, which means "none".
 */
function normaliseErrorCode(untrusted) {
    const text = typeof untrusted === 'number' ? String(untrusted) : untrusted;
    if (typeof text !== 'string')
        return undefined;
    const hex = /^\s*0x([0-9a-f]{1,8})\s*$/i.exec(text) ?? /^\s*([89a-f][0-9a-f]{7})\s*$/i.exec(text);
    const value = hex?.[1] ? Number.parseInt(hex[1], 16) : fromDecimal(text);
    return value === undefined || value === 0
        ? undefined
        : `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}
function fromDecimal(text) {
    const value = /^\s*-?\d{1,10}\s*$/.test(text) ? Number(text) : Number.NaN;
    return value >= -0x8000_0000 && value <= 0xffff_ffff ? value >>> 0 : undefined;
}
//# sourceMappingURL=error-code.js.map
;// CONCATENATED MODULE: ./packages/http/lib/known-errors/admin.js
const NOT_REGISTERED = {
    reason: 'access-denied',
    says: 'the application is not registered as a management application of the tenant',
    remedy: 'A Power Platform administrator registers it once, signed in as a user: New-PowerAppManagementApp -ApplicationId <app id>. An application cannot register itself.',
};
const TOKEN_REFUSED = {
    reason: 'auth-failed',
    says: 'the service does not accept the token',
    remedy: 'Check that the cloud is the one of the tenant and that the clock of the runner is right.',
};
const RULED_BY_GROUP = 'Change it in the environment group: admin.powerplatform.microsoft.com > Environment groups.';
/** By code, in lower case: the service's spelling varies. */
const adminErrors = {
    environmentnotfound: {
        reason: 'environment-not-found',
        says: 'there is no such environment, or the identity may not see it',
        remedy: 'Check the environment id, and that the application is registered as a management application of the tenant.',
    },
    operationnotstartable: {
        reason: 'environment-not-ready',
        says: 'another operation runs on the environment',
        remedy: 'Run again when it has ended; its history stands in the admin center.',
    },
    insufficientcapacity_storagedriven: {
        reason: 'environment-create-failed',
        says: 'the tenant lacks the 1 GB of database capacity that a new environment needs',
        remedy: 'Free or buy capacity, or create a Developer environment, which needs none.',
    },
    invaliddomainname: {
        reason: 'input-invalid',
        says: 'the domain name is not allowed',
        remedy: 'Use 2 to 32 letters, digits and dashes, beginning with a letter.',
    },
    domainnamealreadyinuse: {
        reason: 'environment-name-taken',
        says: 'the domain name is in use by another environment',
        remedy: 'Choose another domain name.',
    },
    governanceconfigurationchangeblockedbygroup: {
        reason: 'environment-protected',
        says: 'the setting is ruled by the environment group',
        remedy: RULED_BY_GROUP,
    },
    environmentsinenvironmentgroup: {
        reason: 'environment-protected',
        says: 'the environment group still holds environments',
        remedy: 'Move them out of the group first.',
    },
    policyassignedtoenvironmentgroup: {
        reason: 'environment-protected',
        says: 'a policy is assigned to the environment group',
        remedy: RULED_BY_GROUP,
    },
    usernotlicensed: {
        reason: 'access-denied',
        says: 'the user has no licence for the environment',
        remedy: 'Assign a licence, wait some minutes and run again.',
    },
    servicetoserviceenvironmentnotfound: {
        reason: 'environment-not-ready',
        says: 'the environment is not known to this service yet',
        remedy: 'A new environment takes some minutes; run again then.',
    },
    connectionnotfound: {
        reason: 'input-invalid',
        says: 'there is no such connection in the environment, or it is not shared with the identity',
        remedy: 'Check the connection id, and share the connection with the application.',
    },
    connectionauthorizationfailed: {
        reason: 'access-denied',
        says: 'the identity may not use the connection',
        remedy: 'Share the connection with the application.',
    },
    invalidauthenticationtoken: TOKEN_REFUSED,
    expiredauthenticationtoken: TOKEN_REFUSED,
};
/** Cases that the service tells by its text alone. */
const adminErrorTexts = [
    { pattern: /does not have permission to access the path/i, known: NOT_REGISTERED },
];
//# sourceMappingURL=admin.js.map
;// CONCATENATED MODULE: ./packages/http/lib/known-errors/dataverse.js
const PRIVILEGE_REMEDY = 'Give the application user a security role with that privilege in the environment (System Customizer exports, System Administrator imports).';
const SAME_KIND_REMEDY = 'Import the same kind that the target has, or delete the other one in the target first.';
const ARCHIVE_REMEDY = 'Export or pack the solution again; a merge may have damaged its files.';
const WAITING_REMEDY = 'Run fewer jobs at once against the environment, or run again later.';
const throttling = (what) => ({
    reason: 'throttled',
    says: `the service protection limit was reached: ${what}`,
    remedy: WAITING_REMEDY,
});
const workflowImport = {
    reason: 'import-failed',
    says: 'a flow or process of the solution could not be imported',
    remedy: 'The text of the service names the flow; open it in the source environment, save it without errors and export again.',
};
const IMPORT_JOB_REMEDY = 'Mend the components that it names in the source environment, export again and import that file.';
/** By code, as `0x` with eight upper-case digits. */
const dataverseErrors = {
    '0x80071151': {
        reason: 'import-busy',
        says: 'another customization (import, publish or uninstall) runs in the environment',
        remedy: 'Wait for it; Solutions > See history shows what runs.',
    },
    '0x80072321': throttling('execution time within five minutes'),
    '0x80072322': throttling('number of requests within five minutes'),
    '0x80072326': throttling('requests at the same time'),
    '0x80048543': {
        reason: 'import-failed',
        says: 'the service gave up the import because it took too long',
        remedy: 'Split the solution, or run again off-peak.',
    },
    '0x8004801D': {
        reason: 'import-missing-dependencies',
        says: 'the target lacks components that the solution needs',
        remedy: 'Install the solutions that hold them first, in the same or a higher version.',
    },
    '0x80048034': {
        reason: 'import-missing-dependencies',
        says: 'a solution that this one needs is missing in the target or too old',
        remedy: 'Install or update that solution first.',
    },
    '0x8004801F': { reason: 'solution-invalid', says: 'the archive lacks a component', remedy: ARCHIVE_REMEDY },
    '0x8004803A': {
        reason: 'solution-invalid',
        says: 'the archive lacks a root component',
        remedy: ARCHIVE_REMEDY,
    },
    '0x80048033': {
        reason: 'import-failed',
        says: 'the import failed; the component errors of the import job say why',
        remedy: IMPORT_JOB_REMEDY,
    },
    '0x8004801E': {
        reason: 'import-failed',
        says: 'the import failed; the component errors of the import job say why',
        remedy: IMPORT_JOB_REMEDY,
    },
    '0x80048038': {
        reason: 'import-managed-conflict',
        says: 'the target has the solution in the other kind (managed or unmanaged)',
        remedy: SAME_KIND_REMEDY,
    },
    '0x80048040': {
        reason: 'import-managed-conflict',
        says: 'a managed solution cannot replace the unmanaged one in the target',
        remedy: SAME_KIND_REMEDY,
    },
    '0x80048041': {
        reason: 'import-managed-conflict',
        says: 'an unmanaged solution cannot replace the managed one in the target',
        remedy: SAME_KIND_REMEDY,
    },
    '0x8004801C': {
        reason: 'import-publisher-conflict',
        says: 'the target has a solution of this name from another publisher',
        remedy: 'Use the same publisher in the source environment, or another unique name.',
    },
    '0x80048049': {
        reason: 'solution-invalid',
        says: 'the default solution cannot be managed',
        remedy: 'Export a solution of your own.',
    },
    '0x8004801A': {
        reason: 'solution-invalid',
        says: 'a file of the archive breaks its schema',
        remedy: ARCHIVE_REMEDY,
    },
    '0x8004802C': {
        reason: 'solution-invalid',
        says: 'a file of the archive is not valid XML',
        remedy: ARCHIVE_REMEDY,
    },
    '0x80048060': {
        reason: 'solution-invalid',
        says: 'the file is not a zip with a solution.xml',
        remedy: ARCHIVE_REMEDY,
    },
    '0x80048425': {
        reason: 'solution-invalid',
        says: 'the XML of a form breaks its schema',
        remedy: ARCHIVE_REMEDY,
    },
    '0x80048066': {
        reason: 'import-failed',
        says: 'the solution comes from a newer version of the platform than the target has',
        remedy: 'Update the target environment, or wait until the update has reached its region.',
    },
    '0x80048068': {
        reason: 'import-failed',
        says: 'the package version of the solution does not fit the target',
        remedy: 'Update the target environment, or wait until the update has reached its region.',
    },
    '0x80040375': {
        reason: 'solution-too-large',
        says: 'the file is larger than the service accepts',
        remedy: 'Split the solution.',
    },
    '0x8004F023': {
        reason: 'already-exists',
        says: 'the unique name is in use',
        remedy: 'Choose another unique name.',
    },
    '0x8004F046': {
        reason: 'import-failed',
        says: 'the upgrade of the solution failed',
        remedy: 'If a solution with the ending _Upgrade is left in the target, apply or delete it, then run again.',
    },
    '0x8004853B': {
        reason: 'import-failed',
        says: 'there is no upgrade to apply',
        remedy: 'Import with stage and upgrade, or as an update.',
    },
    '0x80048021': workflowImport,
    '0x80048022': workflowImport,
    '0x80048023': workflowImport,
    '0x80048027': workflowImport,
    '0x80048028': workflowImport,
    '0x80048018': {
        reason: 'access-denied',
        says: 'a privilege for a role of the solution is missing',
        remedy: PRIVILEGE_REMEDY,
    },
    '0x8004802F': { reason: 'access-denied', says: 'a privilege is missing', remedy: PRIVILEGE_REMEDY },
    '0x80040220': { reason: 'access-denied', says: 'a privilege is missing', remedy: PRIVILEGE_REMEDY },
    '0x80048405': { reason: 'access-denied', says: 'access was denied', remedy: PRIVILEGE_REMEDY },
    '0x80072560': {
        reason: 'application-user-missing',
        says: 'the application is not a user of the environment',
        remedy: 'Add it as an application user with a security role: admin.powerplatform.microsoft.com > environment > Settings > Users > Application users. A new environment takes up to ten minutes.',
    },
    '0x80040237': {
        reason: 'already-exists',
        says: 'a row with this key exists already',
        remedy: 'Run again: what is there is found then.',
    },
    '0x8004810C': {
        reason: 'already-exists',
        says: 'a table of this name exists already',
        remedy: 'Give the table another name in its source environment, or delete the one in the target.',
    },
    '0x80040265': {
        reason: 'service-error',
        says: 'a plug-in of the environment refused it',
        remedy: 'The text comes from the plug-in; ask its author.',
    },
    '0x80060888': {
        reason: 'service-error',
        says: 'the service does not understand the address of the request',
        remedy: 'Report it with the ids in this message: the request is one of this action.',
    },
    '0x80040217': {
        reason: 'service-error',
        says: 'there is no such row',
        remedy: 'Run again; somebody may have deleted it meanwhile.',
    },
    '0x8004F01F': {
        reason: 'service-error',
        says: 'it cannot be deleted because other components depend on it',
        remedy: 'Remove what depends on it first; "Show dependencies" lists it.',
    },
    '0x8004F01D': {
        reason: 'solution-in-use',
        says: 'it cannot be deleted because other components depend on it',
        remedy: 'Remove what depends on it first; "Show dependencies" lists it.',
    },
};
//# sourceMappingURL=dataverse.js.map
;// CONCATENATED MODULE: ./packages/http/lib/known-errors/github.js
const PERMISSION_REMEDY = 'Give the job the permission that the documentation of the action names, under "permissions:" in the workflow.';
const githubErrorTexts = [
    {
        pattern: /resource not accessible by integration/i,
        known: {
            reason: 'access-denied',
            says: 'the token of the job lacks a permission',
            remedy: PERMISSION_REMEDY,
        },
    },
    {
        pattern: /bad credentials/i,
        known: {
            reason: 'access-denied',
            says: 'GitHub does not accept the token',
            remedy: 'Check the token input; a job token ends with its job.',
        },
    },
    {
        pattern: /(secondary|api) rate limit/i,
        known: { reason: 'throttled', says: 'GitHub asks for fewer requests', remedy: 'Run again later.' },
    },
];
//# sourceMappingURL=github.js.map
;// CONCATENATED MODULE: ./packages/http/lib/service-error.js
// An error answer of any service, read and turned into the one error class with a sentence and a remedy.






/**
 * Reads code and text of an error answer: `{error:{code,message}}` (admin API, Dataverse), `{code,message}` (Power
 * Platform API, GitHub), HTML, plain text or nothing.
 */
function readServiceError(response) {
    const text = response.text().trim();
    const body = jsonOrUndefined(text);
    if (!(0,lib/* isRecord */.u4)(body))
        return { message: body === undefined ? plainText(text) : text };
    const error = (0,lib/* recordField */.Qb)(body, 'error') ?? body;
    const code = normaliseErrorCode(error['code']) ??
        nonEmpty((0,lib/* stringField */.OM)(error, 'code')) ??
        nonEmpty((0,lib/* stringField */.OM)(body, 'error'));
    const message = (0,lib/* stringField */.OM)(error, 'message') ?? (0,lib/* stringField */.OM)(error, 'Message') ?? '';
    return { ...(code === undefined ? {} : { code }), message };
}
/** The error for an answer that is not the hoped-for one: what failed, why in words, the evidence, and what to do. */
function serviceError(response, { what, fallback }) {
    const { code, message } = readServiceError(response);
    const known = knownError(code, message);
    const byStatus = errorOfStatus(response.status, fallback ?? 'service-error');
    const { reason, says, remedy } = known ?? byStatus;
    const shown = message === '' ? '' : ` — the service says: ${shownText(message)}`;
    const evidence = [
        `${response.request.method} ${response.request.url} ${response.status}`,
        ...(code === undefined ? [] : [shownText(code)]),
        shownIds(response.ids),
    ].filter((part) => part !== '');
    return new lib/* AlmError */.Ly(reason, {
        message: `${what} failed: ${says}${shown} (${evidence.join(', ')})`,
        remedy,
        details: {
            status: response.status,
            ...(code === undefined ? {} : { serviceCode: shownText(code) }),
            method: response.request.method,
            url: response.request.url,
            ...response.ids,
        },
    });
}
/** What is known about a code or text of a service, wherever it turned up: an answer, a failed operation, a job. */
function knownError(code, message) {
    const dataverseCode = normaliseErrorCode(code);
    const byCode = dataverseCode === undefined
        ? lookUp(adminErrors, code?.toLowerCase())
        : lookUp(dataverseErrors, dataverseCode);
    return (byCode ?? [...adminErrorTexts, ...githubErrorTexts].find(({ pattern }) => pattern.test(message))?.known);
}
function lookUp(table, code) {
    return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}
function errorOfStatus(status, fallback) {
    if (status === 401) {
        const remedy = 'Check that the cloud and the tenant are those of the environment.';
        return { reason: 'access-denied', says: 'the service does not accept the sign-in', remedy };
    }
    if (status === 403) {
        const remedy = 'Give the identity the role or privilege for it; the docs name the least one for every action.';
        return { reason: 'access-denied', says: 'the identity may not do it', remedy };
    }
    if (status === 429)
        return { reason: 'throttled', says: 'the service asks for fewer requests', remedy: 'Run again later.' };
    if (status >= 500)
        return { reason: fallback, says: 'the service failed', remedy: 'Run again later.' };
    return {
        reason: fallback,
        says: 'the service refused it',
        remedy: 'Mend what the service names; its support finds the request by the ids in this message.',
    };
}
function jsonOrUndefined(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The words of an HTML page, or the text as it is. */
function plainText(text) {
    if (!/^\s*</.test(text))
        return text;
    const title = /<title[^>]*>([^<]{1,300})<\/title>/i.exec(text.slice(0, 20_000))?.[1];
    return (title ??
        text
            .slice(0, 2000)
            .replace(/<(style|script)\b[^<]*/gi, ' ')
            .replace(/<[^<>]*>/g, ' ')
            .trim());
}
function nonEmpty(text) {
    return text === '' ? undefined : text;
}
//# sourceMappingURL=service-error.js.map
;// CONCATENATED MODULE: ./packages/http/lib/pages.js
// Lists that come in pages: `{ value: […] }` and, but for the last page, a link to the next one.

/** A list longer than this is a loop of next links. */
const MAX_PAGES = 1000;
/**
 * The items of all pages.
 * @throws AlmError `response-invalid` for a page that is none, and for a list without end.
 */
async function listPages(first, { what, fetchPage, nextOf }) {
    const items = [];
    let next = first;
    for (let pages = 0; next; pages++) {
        if (pages >= MAX_PAGES)
            throw (0,lib/* unreadableAnswer */.Cw)(`${what} failed: the list cannot be read, it has no end`);
        const page = await fetchPage(next);
        if (!(0,lib/* isRecord */.u4)(page) || !Array.isArray(page['value'])) {
            throw (0,lib/* unreadableAnswer */.Cw)(`${what} failed: the list cannot be read, a page has no list in "value"`, {
                field: 'value',
            });
        }
        items.push(...page['value']);
        next = nextOf(page);
    }
    return items;
}
/** The URL of `path` below `root`, whose path ends with a slash, with the parameters of a query. */
function urlBelow(root, path, query) {
    const url = new URL(root.href + path);
    // Written by hand because URLSearchParams writes spaces as "+", which OData does not read as spaces.
    url.search = Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&');
    return url;
}
//# sourceMappingURL=pages.js.map
;// CONCATENATED MODULE: ./packages/http/lib/poll.js
// Waiting for a state of a service: asking again and again, with growing pauses, until it is there or the time is over.

const GROWTH = 1.4;
/**
 * Asks at once, and then after each pause (or as long as the service says), until there is a value. Undefined when the
 * time is over. A look that fails for a passing reason is repeated: what it looks at goes on.
 */
async function pollUntil(polling, ask) {
    const { clock, signal, timeoutMs, firstPauseMs, longestPauseMs, shareOfElapsed = 1, onPending } = polling;
    const startedAtMs = clock.now();
    let pauseMs = firstPauseMs;
    for (;;) {
        const reading = await ask(clock.now() - startedAtMs).catch((caught) => asPending(caught, polling.log));
        if ('done' in reading)
            return { value: reading.done };
        const elapsedMs = clock.now() - startedAtMs;
        onPending?.(elapsedMs, reading.pending);
        if (elapsedMs >= timeoutMs)
            return undefined;
        const shareMs = Math.max(firstPauseMs, Math.floor(elapsedMs * shareOfElapsed));
        const askAgainMs = reading.retryAfterMs ?? Math.min(pauseMs, shareMs);
        await clock.sleep(Math.min(askAgainMs, timeoutMs - elapsedMs), signal);
        pauseMs = Math.min(Math.round(pauseMs * GROWTH), longestPauseMs);
    }
}
function asPending(caught, log) {
    if (!(caught instanceof lib/* AlmError */.Ly) || !isPassing(caught))
        throw caught;
    log.warning(`a reading failed and is repeated: ${caught.message}`);
    return { pending: 'unknown' };
}
function isPassing({ code, details }) {
    if (['network-error', 'request-timeout', 'throttled'].includes(code))
        return true;
    return code === 'service-error' && typeof details['status'] === 'number' && details['status'] >= 500;
}
//# sourceMappingURL=poll.js.map
;// CONCATENATED MODULE: ./packages/http/lib/index.js









//# sourceMappingURL=index.js.map

/***/ })

};
