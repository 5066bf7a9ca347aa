export const id = 3640;
export const ids = [3640];
export const modules = {

/***/ 3640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 20 modules
var lib = __webpack_require__(8194);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/dlp/lib/index.js + 65 modules
var dlp_lib = __webpack_require__(6710);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
;// CONCATENATED MODULE: ./actions/lib/check-dlp/annotate.js

/** GitHub shows ten of each level; the error that the step ends with is one of them. */
const MOST = { error: 9, warning: 10 };
/** Annotates the first findings of each level, and says how many more there are. */
function annotateFindings(verdict, ports) {
    const left = { ...MOST };
    let more = 0;
    for (const finding of (0,dlp_lib/* rankFindings */.JM)(verdict.findings)) {
        const level = finding.kind === 'violation' ? 'error' : 'warning';
        if (left[level]-- > 0)
            ports.annotate(annotationOf(finding, level));
        else
            more++;
    }
    if (more === 0)
        return;
    ports.annotate({
        level: 'notice',
        title: 'Data policy',
        message: `${more} more ${more === 1 ? 'finding is' : 'findings are'} in the summary, the report and the SARIF file.`,
    });
}
function annotationOf({ sentence, remedy, sites }, level) {
    const place = sites[0]?.place;
    return {
        level,
        title: 'Data policy',
        message: `${sentence}\n${remedy}`,
        ...(place === undefined ? {} : { file: place.file, line: place.line ?? 1 }),
    };
}
//# sourceMappingURL=annotate.js.map
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/check-dlp/environments.js

/**
 * Reads what the environments API answers (`{value: […]}` of environment documents), or a list of
 * `{id, displayName, type}`.
 * @throws AlmError `json-invalid` naming the file.
 */
function parseEnvironmentsFile(text, file) {
    const what = `the environments file ${(0,core_lib/* quote */.hD)(file)}`;
    const document = (0,core_lib/* parseJson */.qF)(text, what);
    const items = (0,core_lib/* isRecord */.u4)(document) && Array.isArray(document['value']) ? document['value'] : document;
    if (!Array.isArray(items))
        throw unreadable(what, 'it is no list');
    const byId = new Map();
    for (const item of items) {
        const environment = parseOne(item);
        if (!environment)
            throw unreadable(what, 'one of its items has no id');
        byId.set(environment.id.toLowerCase(), environment);
    }
    return [...byId.values()];
}
function parseOne(item) {
    const properties = (0,core_lib/* recordField */.Qb)(item, 'properties');
    const written = (0,core_lib/* stringField */.OM)(item, 'name') && properties ? (0,core_lib/* stringField */.OM)(item, 'name') : (0,core_lib/* stringField */.OM)(item, 'id');
    const id = written?.slice(written.lastIndexOf('/') + 1).trim();
    if (!id)
        return undefined;
    const displayName = (0,core_lib/* stringField */.OM)(properties, 'displayName') ?? (0,core_lib/* stringField */.OM)(item, 'displayName') ?? id;
    const type = (0,core_lib/* stringField */.OM)(properties, 'environmentSku') ?? (0,core_lib/* stringField */.OM)(item, 'type') ?? (0,core_lib/* stringField */.OM)(item, 'sku') ?? '';
    return { id, displayName, type };
}
function unreadable(what, rule) {
    return new core_lib/* AlmError */.Ly('json-invalid', {
        message: `${what} cannot be read: ${rule}`,
        remedy: 'Save what the environments API answers, or a list of {"id", "displayName", "type"}.',
    });
}
/**
 * All environments of the tenant; undefined when they cannot be listed. They tell how far a way out reaches, so that
 * their absence is no reason to keep a verdict back.
 */
async function fetchTenantEnvironments(admin) {
    try {
        const environments = await admin.listEnvironments();
        return environments.map(({ id, displayName, sku }) => ({ id, displayName, type: sku }));
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && error.code !== 'cancelled')
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=environments.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/policies.js
// The data policies to judge by: fetched from the tenant, or taken from a file without touching the network.


const ASSUMED_UNBLOCKABLE = 'Which connectors no policy can block was taken from the documentation, since the service was not asked';
const ASSUMED_KNOWN = 'Connectors were taken for what their ids say, since the catalogue was not read';
/** @throws AlmError `json-invalid` naming the file, also for JSON that is no policy. */
function parsePolicyFile(text, file, environmentId) {
    const what = `the policy file ${(0,core_lib/* quote */.hD)(file)}`;
    const document = (0,core_lib/* parseJson */.qF)(text, what);
    try {
        const policies = (0,dlp_lib/* parsePolicies */.Mo)(document);
        return {
            environmentId,
            policies,
            unblockable: dlp_lib/* documentedUnblockable */.NN,
            catalogue: policies.flatMap(namedConnectors),
            assumptions: [`${ASSUMED_UNBLOCKABLE}.`, `${ASSUMED_KNOWN}.`],
        };
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly))
            throw caught;
        throw new core_lib/* AlmError */.Ly('json-invalid', {
            message: `${what} holds something else than policies: ${caught.message}`,
            remedy: caught.remedy ?? 'Save what the policy API returns: one policy, or a list of them.',
            cause: caught,
        });
    }
}
/** The connectors that a policy lists with a name for people. */
function namedConnectors({ entries }) {
    return entries
        .filter(({ key, name }) => name !== '' && name.toLowerCase() !== key)
        .map(({ id, name }) => ({ id, displayName: name }));
}
/**
 * Fetches the policies of the tenant and what is known of its connectors. Policies that may not be read make `refusal`
 * and a verdict of `unknown`, never compliance; lists of connectors that cannot be read make assumptions.
 */
async function fetchPolicies(admin, environmentId) {
    const [policies, lists] = await Promise.all([
        outcome(() => admin.listPolicies(), ['access-denied']),
        fetchConnectors(admin, environmentId),
    ]);
    const basis = { environmentId, ...lists };
    if (!(policies instanceof core_lib/* AlmError */.Ly))
        return { ...basis, policies: (0,dlp_lib/* parsePolicies */.Mo)(policies) };
    const refusal = new core_lib/* AlmError */.Ly('access-denied', {
        message: `the data policies could not be read: ${policies.message}`,
        remedy: 'Give the application the role Power Platform administrator, or register it as a management application of the tenant.',
        details: policies.details,
        cause: policies,
    });
    return { ...basis, policies: [], unreadPolicies: [refusal.message], refusal };
}
async function fetchConnectors(admin, environmentId) {
    const [unblockable, connectors, virtual] = await Promise.all([
        outcome(() => admin.listUnblockableConnectors()),
        outcome(() => admin.listConnectors(environmentId)),
        outcome(() => admin.listVirtualConnectors()),
    ]);
    const known = (list) => (list instanceof core_lib/* AlmError */.Ly ? [] : list);
    const catalogue = [...known(connectors), ...known(virtual)];
    // Every tenant has connectors, so that an empty list is none to tell strangers by.
    const isCatalogued = known(connectors).length > 0;
    return {
        unblockable: unblockable instanceof core_lib/* AlmError */.Ly ? dlp_lib/* documentedUnblockable */.NN : unblockable,
        catalogue,
        ...(isCatalogued && { catalogued: [...catalogue.map(({ id }) => id), ...known(unblockable)] }),
        assumptions: [
            ...assumption(unblockable, ASSUMED_UNBLOCKABLE),
            ...assumption(connectors, ASSUMED_KNOWN),
            ...assumption(virtual, 'Virtual connectors were looked for in the policies by their names, since their list was not read'),
        ],
    };
}
function assumption(list, sentence) {
    return list instanceof core_lib/* AlmError */.Ly ? [`${sentence}: ${list.message}.`] : [];
}
/**
 * The answer, or the error that took its place. The lists of connectors help to judge and are not judged by, so that any
 * error but the end of the run is one to go on after.
 * @param expected codes of the errors to go on after; all when absent.
 */
async function outcome(read, expected) {
    try {
        return await read();
    }
    catch (error) {
        const isExpected = error instanceof core_lib/* AlmError */.Ly && error.code !== 'cancelled';
        if (isExpected && (expected?.includes(error.code) ?? true))
            return error;
        throw error;
    }
}
/**
 * The id, if the tenant has such an environment: one that it does not have fits no policy and would seem compliant. An
 * identity that may not ask may not read the policies either.
 * @throws AlmError `environment-not-found`.
 */
async function requireEnvironment(admin, environmentId) {
    try {
        return (await admin.getEnvironment(environmentId)).id;
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && error.code === 'access-denied')
            return environmentId;
        throw error;
    }
}
/** The id of the environment at an address, asked from Dataverse itself, so that no admin right is needed for it. */
async function fetchEnvironmentId(dataverse) {
    return (await dataverse.retrieveCurrentOrganization()).environmentId;
}
//# sourceMappingURL=policies.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/basis.js





const MAX_FILE_BYTES = 64 * 1_000_000;
/** @throws AlmError `input-missing`, `environment-not-found`, `json-invalid`, and those of the services. */
async function establishBasis(inputs, ports) {
    const tenant = await readEnvironmentsFile(inputs, ports);
    const { environmentId, environmentUrl, policyFile } = inputs;
    if (environmentId !== undefined && environmentUrl !== undefined) {
        ports.log.warning('environment-url is not used: environment-id names the target environment');
    }
    if (policyFile !== undefined) {
        if (environmentId === undefined)
            throw missingTarget('environment-id, since policy-file leaves no service to ask');
        if (tenant)
            requireListed(environmentId, tenant);
        const file = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, policyFile);
        const text = await (0,files/* readText */.yR)(file, 'policy-file', MAX_FILE_BYTES);
        return { policies: parsePolicyFile(text, file, environmentId), tenant: async () => tenant };
    }
    const services = (0,common_services/* openServices */.N)(inputs, ports);
    const admin = await services.admin();
    let id;
    if (environmentId !== undefined)
        id = await requireEnvironment(admin, environmentId);
    else if (environmentUrl !== undefined)
        id = await fetchEnvironmentId(await services.dataverse(environmentUrl));
    else
        throw missingTarget('environment-url or environment-id');
    return {
        policies: await fetchPolicies(admin, id),
        tenant: async () => tenant ?? (await fetchTenantEnvironments(admin)),
    };
}
async function readEnvironmentsFile({ environmentsFile, workingDirectory }, ports) {
    if (environmentsFile === undefined)
        return undefined;
    const file = (0,files/* resolvePath */.o1)(ports, workingDirectory, environmentsFile);
    return parseEnvironmentsFile(await (0,files/* readText */.yR)(file, 'environments-file', MAX_FILE_BYTES), file);
}
function requireListed(environmentId, tenant) {
    if (tenant.some(({ id }) => id.toLowerCase() === environmentId.toLowerCase()))
        return;
    throw new core_lib/* AlmError */.Ly('environment-not-found', {
        message: `environment ${(0,core_lib/* quote */.hD)(environmentId)} is not among the ${tenant.length} environments of environments-file`,
        remedy: 'Check environment-id, and that the file has all environments of the tenant.',
    });
}
function missingTarget(what) {
    return new core_lib/* AlmError */.Ly('input-missing', {
        message: `the target environment is not named: ${what}`,
        remedy: 'Which policies apply depends on the environment.',
    });
}
//# sourceMappingURL=basis.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/environment-id-input.js
var environment_id_input = __webpack_require__(2029);
;// CONCATENATED MODULE: ./actions/lib/check-dlp/inputs.js
// The contract of check-dlp; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'solution-file': lib/* input.path */.hF.path.optional(),
    'solution-folder': lib/* input.path */.hF.path.optional(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'environment-id': environment_id_input/* environmentId */.X.optional(),
    'policy-file': lib/* input.path */.hF.path.optional(),
    'environments-file': lib/* input.path */.hF.path.optional(),
    'fail-on': lib/* input.oneOf */.hF.oneOf('violation', 'unknown', 'never').default('violation'),
    'source-folder': lib/* input.path */.hF.path.optional(),
    'report-file': lib/* input.path */.hF.path.optional(),
    'sarif-file': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = [
    'verdict',
    'violations',
    'warnings',
    'report-file',
    'markdown-file',
    'sarif-file',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/report.js
/**
 * The report: `schemaVersion` 1, the verdict with its findings, every resource with what it uses, the class of each
 * connector in each policy, and the ways out of a violation (else null).
 */
function formatReport(verdict, inventory, ways) {
    const classes = verdict.classes.map((row) => ({ ...row, classes: Object.fromEntries(row.classes) }));
    const { resources, connectors, customConnectors, unused } = inventory;
    const found = { resources, connectors, customConnectors, unused };
    const report = { schemaVersion: 1, ...verdict, classes, ...found, waysOut: ways ?? null };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}
//# sourceMappingURL=report.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./actions/lib/check-dlp/source.js





/**
 * Reads the solution.
 * @throws AlmError `input-missing` or `input-conflict` unless exactly one of file and folder is given.
 */
async function readSource({ solutionFile, solutionFolder, sourceFolder, workingDirectory }, ports) {
    if (solutionFile !== undefined && solutionFolder !== undefined) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: 'inputs solution-file and solution-folder are both given',
            remedy: 'Give one of them: both lead to the same verdict.',
        });
    }
    if (solutionFile !== undefined) {
        const entries = (0,solution_lib/* readZip */.ue)(await (0,files/* readArchive */.bL)((0,files/* resolvePath */.o1)(ports, workingDirectory, solutionFile), 'solution-file'));
        const source = (0,dlp_lib/* toSolutionSource */.Cr)(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })));
        if (sourceFolder === undefined)
            return { source, shown: source, folder: '' };
        const folder = (0,files/* resolvePath */.o1)(ports, workingDirectory, sourceFolder);
        const shown = (await (0,files/* exists */.t2)(folder)) ? await readFolder(folder) : source;
        return { source, shown, folder: fromWorkspace(ports.workspace, folder) };
    }
    if (solutionFolder === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'neither solution-file nor solution-folder is given',
            remedy: 'Name the solution zip or the folder of its source.',
        });
    }
    const folder = (0,files/* resolvePath */.o1)(ports, workingDirectory, solutionFolder);
    const source = await readFolder(folder);
    return { source, shown: source, folder: fromWorkspace(ports.workspace, folder) };
}
async function readFolder(folder) {
    const files = await (0,solution_lib/* readUnpackedFolder */.Ag)(folder);
    return (0,dlp_lib/* toSolutionSource */.Cr)([...files].map(([name, bytes]) => ({ path: name, bytes })));
}
/** A folder outside the workspace is outside the repository, so that nothing can be shown in it. */
function fromWorkspace(workspace, folder) {
    const relative = external_node_path_.relative(workspace, folder);
    const isOutside = external_node_path_.isAbsolute(relative) || relative.split(external_node_path_.sep)[0] === '..';
    return isOutside ? '' : relative.split(external_node_path_.sep).join('/');
}
//# sourceMappingURL=source.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/run.js
// Judges a solution against the data policies of its target, before anything is imported.










/** Findings in the output `result`, which GitHub takes up to a size; the report has all of them. */
const MAX_DETAILS = 50;
const action = (0,lib/* defineAction */.QP)({
    name: 'check-dlp',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const solution = await readSource(inputs, ports);
        const { policies: basis, tenant } = await establishBasis(inputs, ports);
        const found = (0,dlp_lib/* findConnectors */.mV)(solution.source);
        const resources = (0,dlp_lib/* withCatalogue */.M)(found.resources, basis.catalogue);
        const connectors = (0,dlp_lib/* listConnectors */.xK)(resources, basis.catalogue);
        const judged = (0,dlp_lib/* evaluate */._3)(resources, basis.policies, basis);
        const verdict = (0,dlp_lib/* locateVerdict */.SI)(judged, solution.shown, solution.folder);
        logVerdict(verdict, ports);
        const environments = verdict.verdict === 'violation' ? await tenant() : undefined;
        const ways = (0,dlp_lib/* planWaysOut */.y9)(verdict, resources, basis.policies, basis, environments);
        const fileFor = (name, standard) => name ? (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, name) : external_node_path_.join(ports.temporaryFolder, standard);
        const reportFile = fileFor(inputs.reportFile, 'check-dlp-report.json');
        const sarifFile = fileFor(inputs.sarifFile, 'check-dlp.sarif');
        const markdownFile = external_node_path_.join(ports.temporaryFolder, 'check-dlp.md');
        await (0,files/* writeWholeFile */.R0)(reportFile, formatReport(verdict, { ...found, resources, connectors }, ways));
        await (0,files/* writeWholeFile */.R0)(sarifFile, formatSarif(verdict, solution));
        ports.output('report-file', reportFile);
        ports.output('sarif-file', sarifFile);
        publish(verdict, ports);
        const markdown = (0,dlp_lib/* renderVerdict */.gM)(verdict, { unused: found.unused, connectors, ways });
        ports.summary(markdown);
        await (0,files/* writeWholeFile */.R0)(markdownFile, markdown);
        ports.output('markdown-file', markdownFile);
        refuse(verdict, inputs.failOn, basis.refusal);
        return { reasonCode: 'ok', details: { verdict: verdict.verdict, summary: verdict.summary } };
    },
});
function formatSarif(verdict, { source, folder }) {
    const manifest = 'Other/Solution.xml';
    const fallbackFile = folder === '' ? manifest : `${folder}/${manifest}`;
    const solution = (0,dlp_lib/* solutionName */.hO)(source) ?? 'solution';
    return `${JSON.stringify((0,dlp_lib/* toSarif */.zv)(verdict, { solution, fallbackFile }), undefined, 2)}\n`;
}
/** Says by which policies the verdict was made. */
function logVerdict(verdict, { log }) {
    for (const { id, name, applies } of verdict.policies) {
        log.info(`policy ${(0,core_lib/* quote */.hD)(name)} (${(0,core_lib/* quote */.hD)(id)}) ${applies ? 'is' : 'is not'} for the environment`);
    }
    for (const assumption of verdict.assumptions)
        log.info(assumption);
    log.info(`${verdict.verdict}: ${verdict.summary}`);
}
/** Sets the outputs; they stand also when the step then fails. */
function publish(verdict, ports) {
    const count = (kind) => verdict.findings.filter((finding) => finding.kind === kind).length;
    ports.output('verdict', verdict.verdict);
    ports.output('violations', count('violation'));
    ports.output('warnings', count('unknown'));
    annotateFindings(verdict, ports);
}
/** @throws AlmError `dlp-violation`, `dlp-unknown` as `fail-on` asks, or why the policies could not be read. */
function refuse(verdict, failOn, refusal) {
    if (failOn === 'never' || verdict.verdict === 'compliant')
        return;
    if (refusal)
        throw refusal;
    if (verdict.verdict === 'unknown' && failOn === 'violation')
        return;
    const first = verdict.findings.find(({ kind }) => kind === (verdict.verdict === 'violation' ? 'violation' : 'unknown'));
    throw new core_lib/* AlmError */.Ly(verdict.verdict === 'violation' ? 'dlp-violation' : 'dlp-unknown', {
        message: `${verdict.summary}${first ? `; first: ${first.sentence}` : ''}`,
        remedy: first?.remedy ??
            `See the summary of the step for all of them, and the environment ${(0,core_lib/* quote */.hD)(verdict.environmentId)} in the admin center.`,
        details: {
            violations: verdict.findings.filter(({ kind }) => kind === 'violation').slice(0, MAX_DETAILS),
        },
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 2029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ environmentId)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
// The id of a Power Platform environment as an input.


const ENVIRONMENT_ID = /^(?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A GUID, or `Default-` and the GUID of the tenant, in lower case: a mistyped id would fit no data policy. */
const environmentId = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('environment id', (value, name) => {
    const id = value.toLowerCase();
    if (ENVIRONMENT_ID.test(id))
        return id;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${name} is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)}, which is not the id of an environment`,
        remedy: 'Write the GUID that the admin center shows as environment ID (Default-… for the default environment).',
    });
});
//# sourceMappingURL=environment-id-input.js.map

/***/ })

};
