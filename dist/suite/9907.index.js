export const id = 9907;
export const ids = [9907];
export const modules = {

/***/ 7142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ sayWhatGoesOn)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// What a cancelled job leaves behind: work of the service goes on without it, and the next run takes it up again.

const RESUME = 'Re-run this job ("Re-run jobs" on the page of the run): it finds what was started and waits for its end.';
/**
 * Runs `work`; when the job is cancelled meanwhile, the error says what goes on without it.
 * @param leftBehind what the service is busy with at that moment, as a noun phrase; undefined for nothing
 * @throws AlmError what `work` throws, and `cancelled` with the way to resume.
 */
async function sayWhatGoesOn(leftBehind, work) {
    try {
        return await work();
    }
    catch (caught) {
        if (!(caught instanceof _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly) || caught.code !== 'cancelled')
            throw caught;
        const what = leftBehind();
        if (what === undefined && caught.details['outcomeKnown'] !== false)
            throw caught;
        throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('cancelled', {
            message: what === undefined ? caught.message : `${caught.message}; ${what} goes on in the service`,
            remedy: RESUME,
            details: caught.details,
            cause: caught,
        });
    }
}
//# sourceMappingURL=cancellation.js.map

/***/ }),

/***/ 6267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   TT: () => (/* binding */ assignments)
/* harmony export */ });
/* unused harmony export linesOf */
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
// Inputs with one thing on each line, where commas may be part of it.


/** One value a line; blanks around them and empty lines do not count. */
const lines = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('one value a line', linesOf);
/** `name=value`, one a line; the value may hold `=`. A name that is there twice is an error. */
const assignments = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('name=value, one a line', (text, inputName) => {
    const seen = new Set();
    return linesOf(text).map((line) => {
        const at = line.indexOf('=');
        const name = line.slice(0, Math.max(at, 0)).trim();
        if (name === '')
            throw invalid(inputName, 'has a line that is not name=value');
        if (seen.has(name.toLowerCase()))
            throw invalid(inputName, `sets ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} twice`);
        seen.add(name.toLowerCase());
        return { name, value: line.slice(at + 1).trim() };
    });
});
/** The lines that are not blank, without blanks around them. */
function linesOf(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The line itself is not repeated: it may hold a secret. */
function invalid(inputName, fault) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} ${fault}`,
        remedy: 'Write name=value, each on a line of its own, after "|" in YAML.',
    });
}
//# sourceMappingURL=lines-input.js.map

/***/ }),

/***/ 9907:
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
// EXTERNAL MODULE: ./actions/lib/common/cancellation.js
var cancellation = __webpack_require__(7142);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/catalogue.js

/** Environments that are asked for a custom connector at the most. */
const MOST_ASKED = 200;
/**
 * The catalogue for some moves. Custom connectors belong to one environment each, so that the covered environments are
 * asked one by one, as long as a move names a connector that has not been found.
 * @param known connectors that need no look-up, because the policy lists them
 */
async function fetchCatalogue(admin, moves, known, covered) {
    const [ordinary, virtual, unblockable] = await Promise.all([
        admin.listConnectors(),
        admin.listVirtualConnectors(),
        admin.listUnblockableConnectors(),
    ]);
    const connectors = [...ordinary, ...virtual];
    for (const { id } of covered.slice(0, MOST_ASKED)) {
        const all = [...known, ...connectors];
        if (moves.every(({ connector }) => (0,dlp_lib/* matchConnectors */.M2)(connector, all).length > 0))
            break;
        connectors.push(...(await admin.listCustomConnectors(id)));
    }
    return { connectors, unblockable };
}
//# sourceMappingURL=catalogue.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/environments.js
// The environments of the tenant: those that inputs name, and those that a policy covers.

/** One that was deleted is not among them, even where a policy still lists it. */
async function fetchTenantEnvironments(admin) {
    try {
        return (await admin.listEnvironments()).map(({ id, displayName }) => ({ id, name: displayName }));
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && error.code === 'access-denied')
            return undefined;
        throw error;
    }
}
/**
 * The environments that inputs name. The id of one that the policy lists is taken as it is: it may be gone.
 * @throws AlmError `environment-not-found`, `environment-ambiguous`.
 */
async function findEnvironments(admin, references, { ids: listed }, tenant) {
    const found = [];
    for (const reference of references) {
        const id = reference.toLowerCase();
        if (listed.includes(id)) {
            found.push(tenant?.find((environment) => environment.id.toLowerCase() === id) ?? { id });
            continue;
        }
        const environment = await admin.findEnvironment(reference);
        found.push({ id: environment.id, name: environment.displayName });
    }
    return found;
}
/** The environments that a policy with that filter covers; undefined where only the tenant's list could tell. */
function coveredEnvironments({ kind, ids }, tenant) {
    const listed = new Set(ids);
    const isListed = ({ id }) => listed.has(id.toLowerCase());
    if (kind === 'AllEnvironments')
        return tenant;
    if (kind === 'ExceptEnvironments')
        return tenant?.filter((environment) => !isListed(environment));
    return tenant?.filter(isListed) ?? ids.map((id) => ({ id }));
}
/** Names of the policies that cover an environment; one of an unknown kind is not taken to do so. */
function policiesCovering(environmentId, policies) {
    return policies
        .filter(({ environmentType, environmentIds }) => {
        const isListed = environmentIds.includes(environmentId.toLowerCase());
        if (environmentType === 'AllEnvironments')
            return true;
        if (environmentType === 'ExceptEnvironments')
            return !isListed;
        return isListed && ['OnlyEnvironments', 'SingleEnvironment'].includes(environmentType);
    })
        .map(({ displayName }) => displayName);
}
//# sourceMappingURL=environments.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/find-policy.js
// The one data policy that somebody means by its id or its display name.

/** Policies that an error message names. */
const MOST_NAMED = 20;
/**
 * The policy with that id or else that display name; a name in the very spelling wins over the same in other case.
 * @throws AlmError `dlp-policy-not-found` with the names there are, `dlp-policy-ambiguous` with the ids.
 */
function choosePolicy(reference, policies) {
    const wanted = reference.trim().toLowerCase();
    const choices = [
        policies.filter(({ id }) => id.toLowerCase() === wanted.replace(/^\{(.*)\}$/, '$1')),
        policies.filter(({ displayName }) => displayName.trim() === reference.trim()),
        policies.filter(({ displayName }) => displayName.trim().toLowerCase() === wanted),
    ];
    const [found, ...others] = choices.find(({ length }) => length > 0) ?? [];
    if (!found)
        throw notFound(reference, policies);
    if (others.length > 0)
        throw ambiguous(reference, [found, ...others]);
    return found;
}
function notFound(reference, policies) {
    const names = policies.map(({ displayName }) => displayName);
    const near = (0,core_lib/* nearestNames */.LE)(reference, names, 3);
    const shown = names.slice(0, MOST_NAMED).map(core_lib/* quote */.hD).join(', ');
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    const meant = near.length > 0 ? `Did you mean ${near.map(core_lib/* quote */.hD).join(' or ')}? ` : '';
    return new core_lib/* AlmError */.Ly('dlp-policy-not-found', {
        message: `no data policy that the identity may see has the id or name ${(0,core_lib/* quote */.hD)(reference)}`,
        remedy: names.length > 0
            ? `${meant}The policies are: ${shown}${more}.`
            : 'The identity sees no policy at all; only Power Platform administrators and registered management applications see those of the tenant.',
        details: { policies: policies.slice(0, MOST_NAMED) },
    });
}
function ambiguous(reference, found) {
    const shown = found.slice(0, MOST_NAMED).map(({ id, displayName }) => `${id} (${(0,core_lib/* quote */.hD)(displayName)})`);
    return new core_lib/* AlmError */.Ly('dlp-policy-ambiguous', {
        message: `${found.length} data policies have the name ${(0,core_lib/* quote */.hD)(reference)}: ${shown.join(', ')}`,
        remedy: 'Use the id of the one you mean.',
        details: { policies: found.slice(0, MOST_NAMED) },
    });
}
//# sourceMappingURL=find-policy.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/lines-input.js
var lines_input = __webpack_require__(6267);
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/connector-moves-input.js
// `connector: group` lines, where the name of a connector may itself hold the separators.


const GROUPS = {
    business: 'Confidential',
    confidential: 'Confidential',
    nonbusiness: 'General',
    general: 'General',
    blocked: 'Blocked',
};
// A line, or a comma or semicolon after a group: elsewhere these belong to the name of a connector.
const BREAK = /\r?\n|(?<=[:=>|→]\s*(?:business|non[\s_-]?business|blocked|confidential|general)\s*)[,;]/i;
// Greedy: the separator is the last one on the line.
const LINE = /^(.+)(?:->|=>|→|[:=|])(.*)$/;
/** What belongs where, one a line; `->` and `=` separate like `:`, and the admin center's words count like the API's. */
const connectorMoves = lib/* input.defineKind */.hF.defineKind('connector: group, one a line', (text, inputName) => text
    .split(BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => parseMove(line, inputName)));
function parseMove(line, inputName) {
    const [, connector = '', group = ''] = LINE.exec(line) ?? [];
    const word = group.toLowerCase().replace(/["'\s_-]/g, '');
    const to = Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined;
    const name = unquoted(connector);
    if (to !== undefined && name !== '')
        return { connector: name, to };
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${inputName} has the line ${(0,core_lib/* quote */.hD)(line)}, which is not "connector: group"`,
        remedy: 'Write each connector on a line of its own, for example "shared_sql: Business"; the groups are Business, Non-business and Blocked.',
    });
}
function unquoted(text) {
    return text
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .trim();
}
//# sourceMappingURL=connector-moves-input.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/inputs.js
// The contract of update-dlp-policy; action.yml says the same in words.




const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    policy: lib/* input.text */.hF.text.required(),
    'move-connectors': connectorMoves.optional(),
    'include-environments': lines_input/* lines */.Mn.optional(),
    'exclude-environments': lines_input/* lines */.Mn.optional(),
    'dry-run': lib/* input.boolean */.hF.boolean.default('true'),
    'require-etag': lib/* input.text */.hF.text.optional(),
};
const outputs = [
    'changed',
    'change-needed',
    'policy-id',
    'policy-name',
    'etag',
    'diff',
    'environments-covered',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/report.js
// What a change does to a policy and whom it concerns, for the log, the summary and the output.



/** Rows of a table and names of a list; GitHub cuts summaries at 1 MB. */
const MOST_ROWS = 200;
const GROUP = {
    Confidential: 'Business',
    General: 'Non-business',
    Blocked: 'Blocked',
};
const SCOPE = {
    AllEnvironments: 'all environments',
    ExceptEnvironments: 'all environments but those that it lists',
    OnlyEnvironments: 'only the environments that it lists',
    SingleEnvironment: 'one environment',
};
const TITLE = { planned: 'dry run', changed: 'changed', unchanged: 'nothing to change' };
/** The output `diff`. */
function formatDiff({ id, name, etag }, diff) {
    const { connectors, environments, filter } = diff;
    return JSON.stringify({
        schemaVersion: 1,
        policy: { id, name, etag },
        connectors,
        environments,
        coverage: filter,
    });
}
/** The same as the summary for the log, with what somebody should look at as warnings. */
function describeInLog(report) {
    const { policy, diff, outcome, covered, otherPolicies, otherwise } = report;
    const verb = outcome === 'changed' ? '' : 'would be ';
    const { from, to } = diff.filter;
    const lines = [
        ...diff.connectors.map((one) => `connector ${(0,core_lib/* quote */.hD)(one.name)} (${one.id}) ${verb}moved from ${fromText(one)} to ${GROUP[one.to]}`),
        ...diff.environments.map((one) => `environment ${shown(one)} ${verb}${one.change}`),
        ...(from.kind === to.kind
            ? []
            : [
                `the policy ${verb === '' ? 'is' : 'would be'} for ${SCOPE[to.kind]} instead of ${SCOPE[from.kind]}`,
            ]),
        `data policy ${(0,core_lib/* quote */.hD)(policy.name)} (${policy.id}) covers ${countText(covered)}`,
        ...(outcome === 'planned' ? ['dry run: nothing was changed'] : []),
        ...(outcome === 'unchanged' ? ['the policy is as asked already: nothing to change'] : []),
    ];
    const unruled = diff.environments.filter(({ id, change }) => change === 'excluded' && otherPolicies.get(id)?.length === 0);
    const warnings = [
        ...unruled.map((one) => `no other data policy covers environment ${shown(one)}: any connector may be used there`),
        ...otherwise.map((place) => `the service made something else of ${place} than was sent`),
    ];
    return { lines, warnings };
}
/** The summary of the step, Markdown. */
function describe(report) {
    const { policy, diff, outcome, otherwise } = report;
    const facts = (0,lib/* markdownFacts */.ZL)({
        Id: (0,core_lib/* toMarkdownCode */.Cu)(policy.id),
        Revision: policy.etag === undefined ? undefined : (0,core_lib/* toMarkdownCode */.Cu)(policy.etag),
        'Is for': scopeText(diff.filter),
    });
    return [
        `### Data policy ${(0,core_lib/* toMarkdownText */.u9)(policy.name)}: ${TITLE[outcome]}`,
        facts,
        ...connectorTable(diff.connectors),
        ...environmentTable(report),
        ...blastRadius(report),
        ...(otherwise.length === 0
            ? []
            : [`The service made something else of: ${otherwise.map(core_lib/* toMarkdownCode */.Cu).join(', ')}.`]),
        ...(outcome === 'planned' ? [nextStep(policy)] : []),
    ].join('\n\n');
}
function connectorTable(connectors) {
    if (connectors.length === 0)
        return [];
    const rows = connectors.map((one) => [
        (0,core_lib/* toMarkdownText */.u9)(one.name),
        (0,core_lib/* toMarkdownCode */.Cu)(one.id),
        fromText(one),
        `**${GROUP[one.to]}**`,
    ]);
    return [bounded(['Connector', 'Id', 'From', 'To'], rows)];
}
function environmentTable({ diff: { environments }, otherPolicies }) {
    if (environments.length === 0)
        return [];
    const rows = environments.map(({ id, name, change }) => [
        (0,core_lib/* toMarkdownText */.u9)(name ?? ''),
        (0,core_lib/* toMarkdownCode */.Cu)(id),
        change === 'included' ? 'comes under the policy' : 'is no longer under the policy',
        otherPolicies.get(id)?.map(core_lib/* toMarkdownText */.u9).join(', ') || '**none**',
    ]);
    return [bounded(['Environment', 'Id', 'Change', 'Other policies that cover it'], rows)];
}
/** Within the environments of a policy there are no exceptions, so that all of them are concerned. */
function blastRadius({ covered, diff, outcome }) {
    const head = `**Blast radius:** the policy covers ${countText(covered)}.`;
    const note = (0,dlp_lib/* isEmptyDiff */.$7)(diff)
        ? ''
        : ` ${outcome === 'changed' ? 'The change concerns' : 'The change would concern'} every app, flow and agent in them; there are no exceptions.`;
    if (covered === undefined || covered.length === 0)
        return [head + note];
    const rows = covered.map(({ id, name }) => [(0,core_lib/* toMarkdownText */.u9)(name ?? ''), (0,core_lib/* toMarkdownCode */.Cu)(id)]);
    const table = bounded(['Environment', 'Id'], rows);
    return [
        head + note,
        `<details><summary>Environments that the policy covers</summary>\n\n${table}\n\n</details>`,
    ];
}
function nextStep({ etag }) {
    const guard = etag === undefined ? '' : ` and \`require-etag\` ${(0,core_lib/* toMarkdownCode */.Cu)(etag)}`;
    return `Nothing was changed. To make this change, run with \`dry-run\` \`false\`${guard}.`;
}
function scopeText({ from, to }) {
    return from.kind === to.kind ? SCOPE[to.kind] : `${SCOPE[to.kind]} (before: ${SCOPE[from.kind]})`;
}
function shown({ id, name }) {
    return name === undefined ? id : `${(0,core_lib/* quote */.hD)(name)} (${id})`;
}
function fromText({ from, wasUnlisted }) {
    return wasUnlisted ? `not listed (default: ${GROUP[from]})` : GROUP[from];
}
function countText(covered) {
    if (covered === undefined)
        return 'environments that this identity may not list';
    return covered.length === 1 ? '1 environment' : `${covered.length} environments`;
}
function bounded(head, rows) {
    const more = rows.length > MOST_ROWS ? `\n\nand ${rows.length - MOST_ROWS} more` : '';
    return (0,lib/* markdownTable */.Qj)(head, rows.slice(0, MOST_ROWS)) + more;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/write.js
// Sends a planned change once, guarded by the revision that was read, and looks what became of it.


/** The service may show a change late. */
const LOOKS = 4;
const PAUSE_MS = 2_000;
/**
 * Writes the policy if it is still the one that was read, and reads it back.
 * @throws AlmError `dlp-policy-changed` when somebody else was faster, `outcome-unknown` when the policy cannot be read
 * back, `service-error` when the service took the change and does not show it.
 */
async function writePolicy(admin, revision, ports) {
    const { id, name } = (0,dlp_lib/* identifyPolicy */.Vr)(revision.read);
    requireSameRevision(revision.read, await admin.getPolicy(id));
    const lost = await send(admin, id, revision.planned.document);
    if (lost)
        ports.log.warning(`${lost.message}; reading the policy to see whether the change was made`);
    const found = await readBack(admin, id, revision, ports);
    if (found.isAsAsked) {
        const otherwise = (0,dlp_lib/* differencesFrom */.Jh)(revision.planned.document, found.document);
        return { etag: (0,dlp_lib/* identifyPolicy */.Vr)(found.document).etag, otherwise };
    }
    if (!isSameRevision(revision.read, found.document))
        throw changedMeanwhile(revision.read, found.document);
    throw lost ? notMade(lost) : notShown(name);
}
/** @throws AlmError `dlp-policy-changed` unless both are the same revision of the policy. */
function requireSameRevision(read, now) {
    if (!isSameRevision(read, now))
        throw changedMeanwhile(read, now);
}
/** By etag; by content where the service gives none. */
function isSameRevision(read, now) {
    const [before, after] = [(0,dlp_lib/* identifyPolicy */.Vr)(read).etag, (0,dlp_lib/* identifyPolicy */.Vr)(now).etag];
    if (before !== undefined || after !== undefined)
        return before === after;
    return (0,dlp_lib/* differencesFrom */.Jh)(read, now).length === 0;
}
/** The error when it is not known whether the service made the change; any other is thrown. */
async function send(admin, id, document) {
    try {
        await admin.replacePolicy(id, document);
        return undefined;
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && isUnclear(error))
            return error;
        throw error;
    }
}
function isUnclear({ code, details }) {
    const lost = ['outcome-unknown', 'network-error', 'request-timeout', 'response-too-large'];
    return lost.includes(code) || ((0,core_lib/* numberField */.sJ)(details, 'status') ?? 0) >= 500;
}
async function readBack(admin, id, { change, catalogue }, { clock, signal }) {
    for (let looks = 1;; looks++) {
        const document = await readSent(admin, id);
        const isAsAsked = (0,dlp_lib/* isEmptyDiff */.$7)((0,dlp_lib/* planPolicyChange */.my)(document, change, catalogue).diff);
        if (isAsAsked || looks >= LOOKS)
            return { document, isAsAsked };
        await clock.sleep(PAUSE_MS, signal);
    }
}
async function readSent(admin, id) {
    try {
        return await admin.getPolicy(id);
    }
    catch (cause) {
        if (!(cause instanceof core_lib/* AlmError */.Ly) || cause.code === 'cancelled')
            throw cause;
        throw new core_lib/* AlmError */.Ly('outcome-unknown', {
            message: `the change was sent and the policy could not be read back: ${cause.message}`,
            remedy: 'Run again with dry-run true: it shows whether something is left to change.',
            details: cause.details,
            cause,
        });
    }
}
function changedMeanwhile(read, now) {
    const { id, name, etag } = (0,dlp_lib/* identifyPolicy */.Vr)(read);
    const current = (0,dlp_lib/* identifyPolicy */.Vr)(now).etag;
    return new core_lib/* AlmError */.Ly('dlp-policy-changed', {
        message: `data policy ${(0,core_lib/* quote */.hD)(name)} was changed by somebody else since it was read: revision ${etag ?? 'unknown'} became ${current ?? 'unknown'}`,
        remedy: 'Nothing of theirs was overwritten. Run again with dry-run true and look at the change anew.',
        details: { policyId: id, etag, currentEtag: current },
    });
}
function notMade(lost) {
    return new core_lib/* AlmError */.Ly(lost.code, {
        message: `${lost.message}; the policy shows that the change was not made`,
        remedy: 'Run again: the change is made once only.',
        details: lost.details,
        cause: lost,
    });
}
function notShown(name) {
    return new core_lib/* AlmError */.Ly('service-error', {
        message: `the service accepted the change of data policy ${(0,core_lib/* quote */.hD)(name)} and does not show it`,
        remedy: 'Look at the policy in the admin center, and run again with dry-run true.',
    });
}
//# sourceMappingURL=write.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/run.js
// Changes a data policy: shows what would change and whom it concerns, and does so only when told to.











const action = (0,lib/* defineAction */.QP)({
    name: 'update-dlp-policy',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        requireSomeChange(inputs);
        const admin = await (0,services/* openServices */.N)(inputs, ports).admin();
        const policies = await admin.listPolicyItems();
        const { id } = choosePolicy(inputs.policy, policies);
        const read = await admin.getPolicy(id);
        requireApprovedRevision(read, inputs.requireEtag);
        const tenant = await fetchTenantEnvironments(admin);
        const revision = await planRevision(admin, inputs, read, tenant);
        const others = policies.filter((policy) => policy.id !== id);
        const report = reportOf(revision, tenant, others);
        setOutputs(report, ports);
        if (inputs.dryRun || report.outcome === 'unchanged')
            return conclude(report, ports);
        const written = await (0,cancellation/* sayWhatGoesOn */.z)(() => undefined, () => writePolicy(admin, revision, ports));
        const policy = { ...report.policy, etag: written.etag };
        return conclude({ ...report, policy, outcome: 'changed', otherwise: written.otherwise }, ports);
    },
});
/** @throws AlmError `input-missing` when no input says what to change. */
function requireSomeChange({ moveConnectors, includeEnvironments, excludeEnvironments }) {
    const wanted = [moveConnectors, includeEnvironments, excludeEnvironments];
    if (wanted.some((list) => list !== undefined && list.length > 0))
        return;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: 'no input says what to change in the policy',
        remedy: 'Give at least one of move-connectors, include-environments and exclude-environments.',
    });
}
/** @throws AlmError `dlp-policy-changed` when the policy has another revision than the one that was approved. */
function requireApprovedRevision(read, approved) {
    const { id, name, etag } = (0,dlp_lib/* identifyPolicy */.Vr)(read);
    if (approved === undefined || approved.toLowerCase() === etag?.toLowerCase())
        return;
    throw new core_lib/* AlmError */.Ly('dlp-policy-changed', {
        message: `data policy ${(0,core_lib/* quote */.hD)(name)} has the revision ${(0,core_lib/* quote */.hD)(etag ?? 'unknown')} and not the approved ${(0,core_lib/* quote */.hD)(approved)}`,
        remedy: 'Run again with dry-run true and without require-etag, and have the change approved anew.',
        details: { policyId: id, etag, approvedEtag: approved },
    });
}
async function planRevision(admin, inputs, read, tenant) {
    const moves = inputs.moveConnectors ?? [];
    const { filter, connectors } = (0,dlp_lib/* readPolicyScope */.L7)(read);
    const include = await findEnvironments(admin, inputs.includeEnvironments ?? [], filter, tenant);
    const exclude = await findEnvironments(admin, inputs.excludeEnvironments ?? [], filter, tenant);
    const reachable = [...(coveredEnvironments(filter, tenant) ?? []), ...include];
    const catalogue = moves.length > 0
        ? await fetchCatalogue(admin, moves, connectors, reachable)
        : { connectors: [], unblockable: [] };
    const change = { moves, include, exclude };
    return { read, change, catalogue, planned: (0,dlp_lib/* planPolicyChange */.my)(read, change, catalogue) };
}
function reportOf({ read, planned: { diff } }, tenant, others) {
    return {
        policy: (0,dlp_lib/* identifyPolicy */.Vr)(read),
        diff,
        outcome: (0,dlp_lib/* isEmptyDiff */.$7)(diff) ? 'unchanged' : 'planned',
        covered: coveredEnvironments(diff.filter.to, tenant),
        otherPolicies: new Map(diff.environments.map(({ id }) => [id, policiesCovering(id, others)])),
        otherwise: [],
    };
}
/** All but `changed`, which stands only when it is certain. */
function setOutputs({ policy, diff, covered }, ports) {
    ports.output('policy-id', policy.id);
    ports.output('policy-name', policy.name);
    setEtag(policy, ports);
    ports.output('change-needed', !(0,dlp_lib/* isEmptyDiff */.$7)(diff));
    ports.output('diff', formatDiff(policy, diff));
    if (covered !== undefined)
        ports.output('environments-covered', covered.length);
}
function setEtag({ etag }, ports) {
    if (etag !== undefined)
        ports.output('etag', etag);
}
function conclude(report, ports) {
    const { policy, diff, outcome, otherwise } = report;
    setEtag(policy, ports);
    const { lines, warnings } = describeInLog(report);
    for (const line of lines)
        ports.log.info(line);
    for (const warning of warnings)
        ports.log.warning(warning);
    ports.summary(describe(report));
    return {
        reasonCode: outcome === 'unchanged' ? 'unchanged' : 'ok',
        outputs: { changed: outcome === 'changed' },
        details: { outcome, diff, otherwise },
    };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/update-dlp-policy/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
