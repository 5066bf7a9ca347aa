export const id = 3648;
export const ids = [3648];
export const modules = {

/***/ 3648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 20 modules
var lib = __webpack_require__(8194);
// EXTERNAL MODULE: ./packages/checker/lib/index.js + 9 modules
var checker_lib = __webpack_require__(5407);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/find-files.js
var find_files = __webpack_require__(9152);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./actions/lib/check-solution/places.js
// From the file that a report names to the file of the repository that it was packed from.

/** A locator for the places of a report on the archive of these entries. */
function createLocator(entries, source) {
    const archived = new Map(entries.map(({ path }) => [path.toLowerCase(), path]));
    const names = webResourceNames(entries);
    const files = new Map((source?.files ?? []).map((file) => [file.toLowerCase(), file]));
    return ({ uri, ...rest }) => {
        if (uri === undefined)
            return { ...rest, inRepository: false };
        const given = plainPath(uri);
        const entry = longestEnd(given, archived) ??
            [...names].find(([, name]) => endsWithPath(given, name.toLowerCase()))?.[0];
        const path = entry ?? given.toLowerCase();
        const name = names.get(path);
        // The packager names a web resource in the source after itself, and in the zip after its id.
        const unpacked = name === undefined ? (archived.get(path) ?? given) : `WebResources/${name}`;
        const file = files.get(path) ?? files.get(unpacked.toLowerCase());
        if (source && file !== undefined) {
            return { ...rest, file: source.path === '' ? file : `${source.path}/${file}`, inRepository: true };
        }
        return { ...rest, file: unpacked, inRepository: false };
    };
}
/** The path in a file address, without what leads to it on the machine of the service. */
function plainPath(untrusted) {
    const path = untrusted.replace(/^file:\/{2,}/i, '').replaceAll('\\', '/');
    const plain = path.replace(/^[a-z]:/i, '').replace(/^(\.?\/)+/, '');
    try {
        return decodeURIComponent(plain);
    }
    catch {
        return plain;
    }
}
/** The archived path, in lower case, that `given` ends with. */
function longestEnd(given, archived) {
    const parts = given.toLowerCase().split('/');
    for (let start = 0; start < parts.length; start++) {
        const end = parts.slice(start).join('/');
        if (archived.has(end))
            return end;
    }
    return undefined;
}
function endsWithPath(given, end) {
    return given.toLowerCase() === end || given.toLowerCase().endsWith(`/${end}`);
}
/** Names of web resources (`contoso_/main.js`) by their path in the zip, in lower case. */
function webResourceNames(entries) {
    const customizations = entries.find(({ path }) => path.toLowerCase() === 'customizations.xml');
    if (!customizations)
        return new Map();
    const { root } = (0,solution_lib/* parseXml */.NO)(customizations.read(), 'customizations.xml');
    return new Map([...(0,solution_lib/* descendantsNamed */.CI)(root, 'WebResource')].flatMap((resource) => {
        const file = (0,solution_lib/* childText */.ix)(resource, 'FileName')?.replace(/^\//, '').toLowerCase();
        const name = (0,solution_lib/* childText */.ix)(resource, 'Name');
        return file && name ? [[file, name]] : [];
    }));
}
//# sourceMappingURL=places.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/progress.js

/** Percent points that are worth a line. */
const STEP = 10;
/** Reports each new state, and every tenth of the way. */
function createProgressLog(log, fileName) {
    let last = '';
    return ({ state, percent, elapsedMs }) => {
        const tenths = percent === undefined ? '' : ` ${Math.floor(percent / STEP) * STEP} %`;
        if (last === state + tenths)
            return;
        last = state + tenths;
        log.info(`${fileName}: ${state}${tenths} after ${(0,core_lib/* formatDuration */.a3)(elapsedMs)}`);
    };
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/read-sarif.js
// A report of the service (SARIF 2) read into findings, trusting nothing but its text.


/** What SARIF knows of severities; the checker's own come first. */
const LEVELS = {
    error: 'High',
    warning: 'Medium',
    note: 'Low',
    none: 'Informational',
};
/**
 * Reads a report.
 * @param severityOf the severity of a rule by the catalogue, for reports that leave it out
 * @throws AlmError `response-invalid` when it is not SARIF 2.
 */
function readSarif(text, name, severityOf) {
    const what = `the report ${(0,core_lib/* quote */.hD)(name)} of the checker`;
    const document = (0,core_lib/* parseJson */.qF)(text, what, 'response-invalid');
    const version = (0,core_lib/* stringField */.OM)(document, 'version') ?? '';
    if (!version.startsWith('2.') || !(0,core_lib/* isRecord */.u4)(document) || !Array.isArray(document['runs'])) {
        throw (0,core_lib/* unreadableAnswer */.Cw)(`${what} is not SARIF 2 (version ${(0,core_lib/* quote */.hD)(version)})`);
    }
    const runs = (0,core_lib/* arrayField */.e7)(document, 'runs').map((run) => readRun(run, severityOf));
    return { rules: runs.flatMap(({ rules }) => rules), findings: runs.flatMap(({ findings }) => findings) };
}
function readRun(run, severityOf) {
    const driver = (0,core_lib/* recordField */.Qb)((0,core_lib/* recordField */.Qb)(run, 'tool'), 'driver');
    const rules = (0,core_lib/* arrayField */.e7)(driver, 'rules').filter(core_lib/* isRecord */.u4);
    const known = new Map(rules.map((rule) => [(0,core_lib/* stringField */.OM)(rule, 'id') ?? '', rule]));
    const context = { run, driver, rules, known, severityOf };
    return {
        rules: rules.map((rule) => readRule(rule, severityOf)),
        // Results of another kind say that something is in order.
        findings: (0,core_lib/* arrayField */.e7)(run, 'results')
            .filter(core_lib/* isRecord */.u4)
            .filter((result) => ((0,core_lib/* stringField */.OM)(result, 'kind') ?? 'fail') === 'fail')
            .map((result) => readResult(result, context)),
    };
}
function readRule(rule, severityOf) {
    const id = (0,core_lib/* stringField */.OM)(rule, 'id') ?? '';
    const text = (field) => (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(rule, field), 'text');
    const level = (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(rule, 'defaultConfiguration'), 'level') ?? 'warning';
    return {
        id,
        severity: ownSeverity(rule) ?? severityOf(id) ?? LEVELS[level] ?? 'Medium',
        summary: text('shortDescription') ?? text('fullDescription') ?? (0,core_lib/* stringField */.OM)(rule, 'name') ?? '',
        helpUrl: (0,core_lib/* stringField */.OM)(rule, 'helpUri') ?? '',
    };
}
function readResult(result, context) {
    const indexed = context.rules[(0,core_lib/* numberField */.sJ)(result, 'ruleIndex') ?? -1];
    const ruleId = (0,core_lib/* stringField */.OM)(result, 'ruleId') ??
        (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(result, 'rule'), 'id') ??
        (0,core_lib/* stringField */.OM)(indexed, 'id') ??
        'unknown';
    const rule = context.known.get(ruleId) ?? indexed;
    return {
        ruleId,
        severity: ownSeverity(result) ?? severityOfRule(ruleId, rule, result, context),
        message: readMessage(result, rule, context),
        places: (0,core_lib/* arrayField */.e7)(result, 'locations').map((location) => readPlace(location, context)),
        fingerprints: texts((0,core_lib/* recordField */.Qb)(result, 'partialFingerprints')),
    };
}
function severityOfRule(ruleId, rule, result, { severityOf }) {
    const level = (0,core_lib/* stringField */.OM)(result, 'level');
    const byLevel = level !== undefined && Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
    return (rule && ownSeverity(rule)) ?? severityOf(ruleId) ?? byLevel ?? 'Medium';
}
function ownSeverity(holder) {
    const properties = (0,core_lib/* recordField */.Qb)(holder, 'properties');
    return (0,checker_lib/* parseSeverity */.lv)(properties?.['severity']) ?? (0,checker_lib/* parseSeverity */.lv)(properties?.['level']);
}
/** The text itself, or the one that the rule keeps under an id, with the arguments put in. */
function readMessage(result, rule, { driver }) {
    const message = (0,core_lib/* recordField */.Qb)(result, 'message');
    const id = (0,core_lib/* stringField */.OM)(message, 'id') ?? '';
    const kept = (holder, field) => (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)((0,core_lib/* recordField */.Qb)(holder, field), id), 'text');
    const text = (0,core_lib/* stringField */.OM)(message, 'text') ?? kept(rule, 'messageStrings') ?? kept(driver, 'globalMessageStrings');
    if (text === undefined)
        return rule ? readRule(rule, () => undefined).summary : id;
    const given = (0,core_lib/* arrayField */.e7)(message, 'arguments').map(String);
    return text.replace(/\{(\d{1,2})\}/g, (placeholder, index) => given[Number(index)] ?? placeholder);
}
function readPlace(location, { run }) {
    const physical = (0,core_lib/* recordField */.Qb)(location, 'physicalLocation');
    const artifact = (0,core_lib/* recordField */.Qb)(physical, 'artifactLocation');
    const listed = (0,core_lib/* arrayField */.e7)(run, 'artifacts')[(0,core_lib/* numberField */.sJ)(artifact, 'index') ?? -1];
    const region = (0,core_lib/* recordField */.Qb)(physical, 'region');
    return {
        ...(0,core_lib/* optional */.lq)('uri', (0,core_lib/* stringField */.OM)(artifact, 'uri') ?? (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(listed, 'location'), 'uri')),
        ...(0,core_lib/* optional */.lq)('line', fromOne(region, 'startLine')),
        ...(0,core_lib/* optional */.lq)('column', fromOne(region, 'startColumn')),
        ...(0,core_lib/* optional */.lq)('endLine', fromOne(region, 'endLine')),
        ...(0,core_lib/* optional */.lq)('endColumn', fromOne(region, 'endColumn')),
        ...(0,core_lib/* optional */.lq)('snippet', (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(region, 'snippet'), 'text')),
    };
}
/** Lines and columns begin at 1; anything else says nothing. */
function fromOne(region, field) {
    const value = (0,core_lib/* numberField */.sJ)(region, field);
    return value !== undefined && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}
function texts(record) {
    const entries = Object.entries(record ?? {});
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === 'string'));
}
//# sourceMappingURL=read-sarif.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/findings.js
// What the checker found, apart from the form that it was written in.

/** The findings that count, by severity. */
function countFindings(findings) {
    const count = (severity) => findings.filter((finding) => finding.severity === severity && !finding.excluded).length;
    return fromSeverities(count);
}
/** A number for each severity. */
function fromSeverities(numberOf) {
    return {
        Critical: numberOf('Critical'),
        High: numberOf('High'),
        Medium: numberOf('Medium'),
        Low: numberOf('Low'),
        Informational: numberOf('Informational'),
    };
}
/** Findings of all severities together. */
function totalOf(counts) {
    return checker_lib/* severities */.gO.reduce((sum, severity) => sum + counts[severity], 0);
}
/** Findings of that severity and all worse ones. */
function countAtLeast(counts, severity) {
    const worse = checker_lib/* severities */.gO.slice(0, checker_lib/* severities */.gO.indexOf(severity) + 1);
    return worse.reduce((sum, each) => sum + counts[each], 0);
}
//# sourceMappingURL=findings.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/verdict.js
// How many findings there are, and whether they are too many.


/** The limits that are exceeded, in the order in which they were written. */
function findExcess(counts, limits) {
    return limits
        .map((limit) => ({ ...limit, found: countAtLeast(counts, limit.severity) }))
        .filter(({ found, allowed }) => found > allowed);
}
/** Tells whether findings of that severity count against an exceeded limit. */
function isTooMany(severity, excess) {
    return excess.some((each) => checker_lib/* severities */.gO.indexOf(severity) <= checker_lib/* severities */.gO.indexOf(each.severity));
}
/**
 * The counts of one analysis. Where the service counts more than its reports list, what is missing counts too, with
 * the severity that the service gives it: nothing is waved through because it is not shown.
 * @param reported the severities in the reports, before any override of ours
 */
function countAnalysis({ counts }, findings, reported) {
    const listed = countFindings(findings);
    const unlisted = counts ? totalOf(counts) - reported.length : 0;
    if (!counts || unlisted <= 0)
        return { counts: listed, unlisted: 0 };
    const inReports = countFindings(reported.map((severity) => ({ severity, excluded: false })));
    const missing = fromSeverities((severity) => Math.max(0, counts[severity] - inReports[severity]));
    return { counts: addCounts([listed, missing]), unlisted };
}
function addCounts(all) {
    return fromSeverities((severity) => all.reduce((sum, counts) => sum + counts[severity], 0));
}
/** The worst end of all analyses. */
function worstStatus(all) {
    const order = ['Failed', 'FinishedWithErrors'];
    return order.find((status) => all.includes(status)) ?? 'Finished';
}
//# sourceMappingURL=verdict.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/check.js








/** @throws AlmError the codes of CheckerClient and of readZip. */
async function checkSolution(file, plan, ports) {
    const archive = await (0,common_files/* readArchive */.bL)(file, 'path');
    const locate = createLocator((0,solution_lib/* readZip */.ue)(archive), plan.source);
    const fileName = external_node_path_.basename(file);
    const { client, ruleSetId, excludedFiles, overrides, timeoutMs } = plan;
    const analysis = await client.analyze({
        ...{ fileName, archive, ruleSetId, excludedFiles, overrides, timeoutMs },
        onProgress: createProgressLog(ports.log, fileName),
    });
    const reportFiles = new Map(analysis.reports.flatMap((zip) => (0,solution_lib/* readZip */.ue)(zip).map((entry) => [entry.path, entry.read()])));
    const { rules, findings } = readReports(reportFiles, analysis, plan.rules);
    const overridden = new Map(overrides.map(({ code, severity }) => [code, severity]));
    const shownPath = pathInWorkspace(file, ports.workspace);
    const located = findings.map((finding) => ({
        ...finding,
        // The service applies overrides itself; where it does not, they hold all the same.
        severity: overridden.get(finding.ruleId) ?? finding.severity,
        solution: shownPath,
        excluded: plan.excludedRules.includes(finding.ruleId),
        places: finding.places.map(locate),
    }));
    const reported = findings.map(({ severity }) => severity);
    return {
        file: shownPath,
        analysis,
        findings: located,
        rules: rules.map((rule) => ({ ...rule, severity: overridden.get(rule.id) ?? rule.severity })),
        reportFiles,
        ...countAnalysis(analysis, located, reported),
    };
}
/** The path from the workspace; of a file elsewhere its name alone, which says enough. */
function pathInWorkspace(file, workspace) {
    const relative = external_node_path_.relative(workspace, file);
    const outside = relative.startsWith('..') || external_node_path_.isAbsolute(relative);
    return outside ? external_node_path_.basename(file) : relative.replaceAll(external_node_path_.sep, '/');
}
function readReports(files, analysis, catalogue) {
    const severities = new Map(catalogue.map(({ code, severity }) => [code, severity]));
    const reports = [...files]
        .filter(([name]) => /\.sarif(\.json)?$/i.test(name))
        .map(([name, bytes]) => readSarif(new TextDecoder().decode(bytes), name, (id) => severities.get(id)));
    if (reports.length === 0 && analysis.reports.length > 0) {
        throw (0,core_lib/* unreadableAnswer */.Cw)(`the report of the checker (run ${analysis.runId}) has no SARIF file in it`);
    }
    return {
        rules: reports.flatMap(({ rules }) => rules),
        findings: reports.flatMap(({ findings }) => findings),
    };
}
//# sourceMappingURL=check.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/check-solution/input-kinds.js
// The inputs that only check-solution has: how many findings are too many, and a name that GitHub takes for artifacts.



const LIMIT = /^([a-z]+)\s*(?:[=:]\s*([0-9]{1,9}))?$/i;
/** `High`, `Critical=0, Medium=10` or `never`. */
const limits = lib/* input.defineKind */.hF.defineKind('severities with numbers', (value, name) => {
    if (value.toLowerCase() === 'never')
        return [];
    const items = value.split(/[\n,]/).map((item) => item.trim());
    return items.filter((item) => item !== '').map((item) => parseLimit(item, name));
});
function parseLimit(untrusted, name) {
    const [, word, number = '0'] = LIMIT.exec(untrusted) ?? [];
    const severity = (0,checker_lib/* parseSeverity */.lv)(word);
    if (severity)
        return { severity, allowed: Number(number) };
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} has ${(0,core_lib/* quote */.hD)(untrusted)}, which is not a severity`,
        remedy: `Write one of ${checker_lib/* severities */.gO.join(', ')}, with "=" and a number when some findings are allowed ("Medium=10"), several of them with commas between, or never.`,
    });
}
/** The name of a folder, and of the artifact that it may become. */
const artifactName = lib/* input.defineKind */.hF.defineKind('name of an artifact', (value, name) => {
    if (!/["<>|*?\r\n:\\/\u0000-\u001f]/.test(value) && !/^\.+$/.test(value))
        return value;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which cannot be the name of an artifact`,
        remedy: 'Leave out " : < > | * ? / and \\.',
    });
});
//# sourceMappingURL=input-kinds.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/inputs.js
// The contract of check-solution; action.yml says the same in words.




const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.optional(),
    path: lib/* input.text */.hF.text.required(),
    geo: lib/* input.text */.hF.text.optional(),
    'rule-set': lib/* input.text */.hF.text.default('Solution Checker'),
    'rule-level-override': lib/* input.text */.hF.text.optional(),
    'excluded-rules': lib/* input.list */.hF.list.optional(),
    'excluded-files': lib/* input.list */.hF.list.optional(),
    'fail-on': limits.default('High'),
    'fail-on-analysis-error': lib/* input.boolean */.hF.boolean.default('true'),
    'solution-folder': lib/* input.path */.hF.path.optional(),
    'sarif-file': lib/* input.path */.hF.path.optional(),
    'checker-logs-artifact-name': artifactName.default('CheckSolutionLogs'),
    ...wait_inputs/* waitInputs */.FG,
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = [
    'analysis-status',
    'passed',
    'critical-issues',
    'high-issues',
    'medium-issues',
    'low-issues',
    'informational-issues',
    'total-issues',
    'sarif-file',
    'logs-folder',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/overrides.js
// Other severities for rules, as the official action takes them: `[{"Id": "web-avoid-eval", "OverrideLevel": "Low"}]`.


/**
 * Reads the list; names of members in any case, `Code` for `Id` too.
 * @throws AlmError `json-invalid`, `input-invalid` naming the item.
 */
function parseOverrides(text, where) {
    const items = (0,core_lib/* parseJson */.qF)(text, where);
    if (!Array.isArray(items))
        throw invalid(where, 'is not a list');
    const overrides = items.map((item, index) => parseOverride(item, `${where}, item ${index + 1},`));
    const codes = overrides.map(({ code }) => code);
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice !== undefined)
        throw invalid(where, `names the rule ${(0,core_lib/* quote */.hD)(twice)} twice`);
    return overrides;
}
function parseOverride(item, where) {
    if (!(0,core_lib/* isRecord */.u4)(item))
        throw invalid(where, 'is not an object');
    const members = new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
    const code = members.get('id') ?? members.get('code');
    if (typeof code !== 'string' || code.trim() === '')
        throw invalid(where, 'names no rule in "Id"');
    const level = members.get('overridelevel');
    const severity = (0,checker_lib/* parseSeverity */.lv)(level);
    if (!severity)
        throw invalid(where, `has the OverrideLevel ${(0,core_lib/* quote */.hD)(String(level))}, which is not a severity`);
    return { code: code.trim(), severity };
}
function invalid(where, what) {
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `${where} ${what}`,
        remedy: `Write a list such as [{"Id": "web-avoid-eval", "OverrideLevel": "Low"}]; the levels are ${checker_lib/* severities */.gO.join(', ')}.`,
    });
}
//# sourceMappingURL=overrides.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/write-sarif.js

const write_sarif_LEVELS = {
    Critical: 'error',
    High: 'error',
    Medium: 'warning',
    Low: 'note',
    Informational: 'note',
};
/** The document as text. */
function formatSarif(findings, rules, succeeded) {
    const used = usedRules(findings, rules);
    const indexes = new Map(used.map(({ id }, index) => [id, index]));
    const driver = {
        name: 'Power Apps checker',
        informationUri: 'https://learn.microsoft.com/power-apps/maker/data-platform/use-powerapps-checker',
        rules: used.map(formatRule),
    };
    const run = {
        tool: { driver },
        invocations: [{ executionSuccessful: succeeded }],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => formatResult(finding, indexes.get(finding.ruleId) ?? -1)),
    };
    const document = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [run],
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}
/** Each rule once; one that has findings and no description stands there by its id. */
function usedRules(findings, rules) {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    for (const { ruleId: id, severity } of findings) {
        if (!byId.has(id))
            byId.set(id, { id, severity, summary: '', helpUrl: '' });
    }
    return [...byId.values()];
}
function formatRule({ id, severity, summary, helpUrl }) {
    return {
        id,
        shortDescription: { text: summary === '' ? id : summary },
        ...(isHttps(helpUrl) ? { helpUri: helpUrl } : {}),
        defaultConfiguration: { level: write_sarif_LEVELS[severity] },
        properties: { severity },
    };
}
function formatResult(finding, ruleIndex) {
    const { ruleId, severity, message, places, solution, excluded, fingerprints } = finding;
    // A finding about the solution as a whole is at the zip.
    const all = places.some(({ file }) => file !== undefined)
        ? places
        : [{ file: solution, inRepository: true }];
    return {
        ruleId,
        ruleIndex,
        level: write_sarif_LEVELS[severity],
        message: { text: message === '' ? ruleId : message },
        locations: all.flatMap((place) => formatPlace(place)),
        ...(Object.keys(fingerprints).length > 0 ? { partialFingerprints: fingerprints } : {}),
        ...(excluded
            ? { suppressions: [{ kind: 'external', justification: 'The step leaves this rule out.' }] }
            : {}),
        properties: { severity, solution },
    };
}
function formatPlace(place) {
    if (place.file === undefined)
        return [];
    const uri = place.file.split('/').map(encodeURIComponent).join('/');
    const region = formatRegion(place);
    return [{ physicalLocation: { artifactLocation: { uri }, ...(0,core_lib/* optional */.lq)('region', region) } }];
}
/** A region begins with a line; an end before the beginning is left out. */
function formatRegion({ line, column, endLine = line, endColumn, snippet }) {
    if (line === undefined || endLine === undefined)
        return undefined;
    const inOrder = endLine > line || (endLine === line && (endColumn ?? Infinity) >= (column ?? 1));
    return {
        startLine: line,
        ...(0,core_lib/* optional */.lq)('startColumn', column),
        ...(inOrder && endLine > line ? { endLine } : {}),
        ...(inOrder ? (0,core_lib/* optional */.lq)('endColumn', endColumn) : {}),
        ...(0,core_lib/* optional */.lq)('snippet', snippet === undefined ? undefined : { text: snippet }),
    };
}
/** For an address that a rule names: only a page of the web may become a link. */
function isHttps(text) {
    return URL.canParse(text) && new URL(text).protocol === 'https:';
}
//# sourceMappingURL=write-sarif.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/report.js
// What the step shows: a summary by severity and by rule, and notes on the files where the worst was found.






/** Rows of the table of rules; a summary may have 1 MiB, and nobody reads more. */
const MAX_RULES = 50;
const MAX_PLACES = 3;
/** GitHub shows ten errors of a step, and the error that the step ends with is one of them. */
const MAX_ANNOTATIONS = 9;
const SIGNS = { Critical: '🛑', High: '🔴', Medium: '🟠', Low: '🟡', Informational: '⚪' };
/** The job summary. */
function renderSummary(checked, limits, excess) {
    const findings = checked.flatMap((each) => each.findings);
    const excluded = findings.filter((finding) => finding.excluded).length;
    const unlisted = checked.reduce((sum, each) => sum + each.unlisted, 0);
    const notes = [
        ...checked.flatMap(statusNote),
        ...(unlisted > 0 ? [`The service counts ${unlisted} more than its reports list; they count, too.`] : []),
        ...(excluded > 0 ? [`${excluded} of excluded rules are not counted.`] : []),
    ];
    return [
        `### Solution checker: ${headline(checked, excess)}`,
        severityTable(checked, limits),
        ...notes,
        ruleTable(checked),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** What was not analysed is not within any limit. */
function headline(checked, excess) {
    if (excess.length > 0)
        return '❌ too many findings';
    const whole = checked.every(({ analysis }) => analysis.status === 'Finished');
    return whole ? '✅ within the limits' : '⚠️ not everything could be analysed';
}
function statusNote({ file, analysis }) {
    if (analysis.status === 'Finished')
        return [];
    const remark = analysis.remark === undefined ? '' : `: ${(0,core_lib/* toMarkdownText */.u9)(analysis.remark)}`;
    return [
        `⚠️ The analysis of ${(0,core_lib/* toMarkdownCode */.Cu)(file)} ended as ${analysis.status}${remark} (run ${analysis.runId}).`,
    ];
}
function severityTable(checked, limits) {
    const rows = checked.map(({ file, counts }) => [
        (0,core_lib/* toMarkdownCode */.Cu)(file),
        ...checker_lib/* severities */.gO.map((severity) => String(counts[severity])),
    ]);
    const table = (0,lib/* markdownTable */.Qj)(['Solution', ...checker_lib/* severities */.gO], rows);
    const sentences = limits.map(({ severity, allowed }) => `at most ${allowed} of ${severity}${severity === 'Critical' ? '' : ' or worse'} (found ${checked.reduce((sum, { counts }) => sum + countAtLeast(counts, severity), 0)})`);
    return `${table}\n\nAllowed: ${sentences.length > 0 ? sentences.join('; ') : 'any number'}.`;
}
function ruleTable(checked) {
    const rows = rulesWithFindings(checked);
    if (rows.length === 0)
        return '';
    const cells = rows
        .slice(0, MAX_RULES)
        .map(({ rule, findings }) => [
        `${SIGNS[rule.severity]} ${rule.severity}`,
        ruleCell(rule),
        (0,core_lib/* toMarkdownText */.u9)(rule.summary),
        `${findings.length}${findings[0]?.excluded === true ? ' (excluded)' : ''}`,
        placesCell(findings),
    ]);
    const more = rows.length > MAX_RULES ? `\n\n… and ${rows.length - MAX_RULES} more rules.` : '';
    return `${(0,lib/* markdownTable */.Qj)(['Severity', 'Rule', 'What it says', 'Findings', 'First places'], cells)}${more}`;
}
/** The rules that found something, the worst first, those with the most findings first among equals. */
function rulesWithFindings(checked) {
    const texts = new Map(checked.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule])));
    const rows = new Map();
    for (const finding of checked.flatMap(({ findings }) => findings)) {
        const { ruleId: id, severity, message } = finding;
        const text = texts.get(id) ?? { id, summary: message, helpUrl: '' };
        const row = rows.get(`${id} ${severity}`) ?? { rule: { ...text, severity }, findings: [] };
        row.findings.push(finding);
        rows.set(`${id} ${severity}`, row);
    }
    return [...rows.values()].sort((a, b) => checker_lib/* severities */.gO.indexOf(a.rule.severity) - checker_lib/* severities */.gO.indexOf(b.rule.severity) ||
        b.findings.length - a.findings.length);
}
function ruleCell({ id, helpUrl }) {
    if (!isHttps(helpUrl))
        return (0,core_lib/* toMarkdownCode */.Cu)(id);
    const address = new URL(helpUrl).href.replace(/[()|<>\\]/g, encodeURIComponent).replace(/[()]/g, '');
    return `[${(0,core_lib/* toMarkdownCode */.Cu)(id)}](${address})`;
}
function placesCell(findings) {
    const places = [...new Set(findings.map(placeOf))];
    const shown = places.slice(0, MAX_PLACES).map(core_lib/* toMarkdownCode */.Cu).join('<br>');
    return places.length > MAX_PLACES ? `${shown}<br>… ${places.length - MAX_PLACES} more` : shown;
}
function placeOf({ places: [place], solution }) {
    if (place?.file === undefined)
        return solution;
    return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}
/** Notes for the worst findings, on files of the repository where they are known. */
function annotationsOf(checked, excess) {
    const summaries = new Map(checked.flatMap(({ rules }) => rules.map(({ id, summary }) => [id, summary])));
    return checked
        .flatMap(({ findings }) => findings)
        .filter(({ excluded }) => !excluded)
        .sort((a, b) => checker_lib/* severities */.gO.indexOf(a.severity) - checker_lib/* severities */.gO.indexOf(b.severity))
        .slice(0, MAX_ANNOTATIONS)
        .map((finding) => annotate(finding, summaries.get(finding.ruleId) ?? '', excess));
}
function annotate(finding, summary, excess) {
    const { severity, ruleId, message, places } = finding;
    const place = places.find(({ inRepository }) => inRepository);
    const text = message === '' ? summary : message;
    return {
        level: isTooMany(severity, excess) ? 'error' : 'warning',
        title: `${severity}: ${ruleId}`,
        message: place?.file === undefined ? `${placeOf(finding)}: ${text}` : text,
        ...(place?.file === undefined ? {} : { file: place.file }),
        ...(place?.line === undefined ? {} : { line: place.line }),
    };
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/run.js
// Has the Power Apps checker look through solutions, and judges how many findings are too many.
















const MAX_OVERRIDES_BYTES = 1_000_000;
/** Solutions at the same time: each is held in memory while it is uploaded. */
const PARALLEL = 2;
const action = (0,lib/* defineAction */.QP)({
    name: 'check-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const overrides = await readOverrides(inputs, ports);
        const source = await findSource(inputs, ports);
        const files = await (0,find_files/* findFiles */.l)(ports, inputs.workingDirectory, inputs.path, 'path');
        for (const file of files)
            await judgeSize(file, ports);
        const { geo, environmentUrl } = inputs;
        const { client, place } = await (0,services/* openServices */.N)(inputs, ports).checker({ geo, environmentUrl });
        ports.log.info(`The checker of ${place.geography} looks through ${files.length} solution(s).`);
        const plan = await planCheck(client, inputs, overrides, source, ports);
        const checked = await checkAll(files, plan, ports);
        const counts = addCounts(checked.map((each) => each.counts));
        const excess = findExcess(counts, inputs.failOn);
        await publish(checked, counts, excess, inputs, ports);
        refuse(checked, excess, inputs);
        return { reasonCode: 'ok', details: { geography: place.geography, runs: runIds(checked) } };
    },
});
async function readOverrides(inputs, ports) {
    const given = inputs.ruleLevelOverride;
    if (given === undefined)
        return [];
    // The official input names a file; workflows that write the list itself mean the same.
    if (given.startsWith('['))
        return parseOverrides(given, 'input rule-level-override');
    const file = (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, given);
    return parseOverrides(await (0,common_files/* readText */.yR)(file, 'rule-level-override', MAX_OVERRIDES_BYTES), file);
}
async function findSource(inputs, ports) {
    if (inputs.solutionFolder === undefined)
        return undefined;
    const folder = (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFolder);
    await (0,common_files/* requireFolder */.OK)(folder, 'solution-folder');
    const fromWorkspace = external_node_path_.relative(ports.workspace, folder);
    if (fromWorkspace.startsWith('..') || external_node_path_.isAbsolute(fromWorkspace)) {
        throw new core_lib/* AlmError */.Ly('path-outside-workspace', {
            message: `input solution-folder names ${(0,core_lib/* quote */.hD)(folder)}, which is outside of the workspace ${(0,core_lib/* quote */.hD)(ports.workspace)}`,
            remedy: 'Name a folder of the repository: places of findings are shown in its files.',
        });
    }
    const entries = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true });
    const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => toSlashes(external_node_path_.relative(folder, external_node_path_.join(entry.parentPath, entry.name))));
    return { path: toSlashes(fromWorkspace), files };
}
function toSlashes(place) {
    return place.replaceAll(external_node_path_.sep, '/');
}
async function judgeSize(file, ports) {
    const sizeBytes = await (0,common_files/* requireFile */.Gz)(file, 'path');
    if ((0,checker_lib/* judgeUploadSize */.KG)(external_node_path_.basename(file), sizeBytes) === 'certain')
        return;
    ports.log.warning(`${external_node_path_.basename(file)} has ${(0,core_lib/* formatBytes */.z3)(sizeBytes)}: the documented limit of the checker is 30 MB, and not every geography takes 100 MB yet`);
}
async function planCheck(client, inputs, overrides, source, ports) {
    const ruleSetId = await findRuleSet(client, inputs.ruleSet);
    const rules = await client.listRules(ruleSetId);
    const codes = rules.map(({ code }) => code);
    const { excludedRules = [], excludedFiles = [] } = inputs;
    for (const code of [...overrides.map((override) => override.code), ...excludedRules]) {
        if (codes.includes(code))
            continue;
        const [meant] = (0,core_lib/* nearestNames */.LE)(code, codes);
        const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
        ports.log.warning(`the rule set has no rule ${(0,core_lib/* quote */.hD)(code)}, so that leaving it out or overriding it does nothing${hint}`);
    }
    const timeoutMs = (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime);
    return { client, ruleSetId, rules, overrides, excludedRules, excludedFiles, source, timeoutMs };
}
/** The service answers an unknown set with hardly any rules, so that names and ids are looked up first. */
async function findRuleSet(client, wanted) {
    const sets = await client.listRuleSets();
    const word = wanted.toLowerCase();
    const found = sets.find(({ id, name }) => id.toLowerCase() === word || name.toLowerCase() === word);
    if (found)
        return found.id;
    const names = sets.map(({ name }) => name);
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input rule-set is ${(0,core_lib/* quote */.hD)(wanted)}, which is not ${(0,core_lib/* isGuid */.W_)(wanted) ? 'the id of a' : 'a'} rule set of the checker`,
        remedy: `Use one of: ${names.join(', ')}.`,
        details: { ruleSets: names },
    });
}
async function checkAll(files, plan, ports) {
    const checked = [];
    for (let start = 0; start < files.length; start += PARALLEL) {
        const batch = files.slice(start, start + PARALLEL);
        checked.push(...(await Promise.all(batch.map((file) => checkSolution(file, plan, ports)))));
    }
    return checked;
}
/** Writes the files, sets the outputs and shows the findings; all of it stands also when the step then fails. */
async function publish(checked, counts, excess, inputs, ports) {
    const status = worstStatus(checked.map(({ analysis }) => analysis.status));
    const sarifFile = inputs.sarifFile
        ? (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.sarifFile)
        : external_node_path_.join(ports.temporaryFolder, 'check-solution.sarif');
    const findings = checked.flatMap((each) => each.findings);
    const rules = checked.flatMap((each) => each.rules);
    await (0,common_files/* writeWholeFile */.R0)(sarifFile, formatSarif(findings, rules, status === 'Finished'));
    const logsFolder = external_node_path_.join(ports.temporaryFolder, inputs.checkerLogsArtifactName);
    await writeLogs(logsFolder, checked);
    ports.output('analysis-status', status);
    ports.output('passed', excess.length === 0 && status === 'Finished');
    ports.output('critical-issues', counts.Critical);
    ports.output('high-issues', counts.High);
    ports.output('medium-issues', counts.Medium);
    ports.output('low-issues', counts.Low);
    ports.output('informational-issues', counts.Informational);
    ports.output('total-issues', totalOf(counts));
    ports.output('sarif-file', sarifFile);
    ports.output('logs-folder', logsFolder);
    ports.log.info(checker_lib/* severities */.gO.map((severity) => `${severity} ${counts[severity]}`).join(', '));
    ports.summary(renderSummary(checked, inputs.failOn, excess));
    for (const annotation of annotationsOf(checked, excess))
        ports.annotate(annotation);
}
/** The reports as the service wrote them, in a folder for each solution. */
async function writeLogs(folder, checked) {
    for (const [index, { file, reportFiles }] of checked.entries()) {
        const name = external_node_path_.posix.basename(file, '.zip');
        const own = checked.length === 1 ? folder : external_node_path_.join(folder, `${index + 1}-${name}`);
        for (const [place, bytes] of reportFiles)
            await (0,common_files/* writeWholeFile */.R0)(external_node_path_.join(own, place), bytes);
    }
}
/** @throws AlmError `check-failed`, `check-findings`. */
function refuse(checked, excess, inputs) {
    const broken = checked.find(({ analysis }) => analysis.status !== 'Finished');
    if (broken && inputs.failOnAnalysisError) {
        const { status, remark, runId } = broken.analysis;
        throw new core_lib/* AlmError */.Ly('check-failed', {
            message: `the analysis of ${(0,core_lib/* quote */.hD)(broken.file)} ended as ${status}${remark === undefined ? '' : `: ${(0,core_lib/* quote */.hD)(remark)}`} (run ${runId})`,
            remedy: 'Run it again; if it stays so, check that the zip is a solution. With "fail-on-analysis-error: false" the step goes on with what was found.',
            details: { runs: runIds(checked) },
        });
    }
    const [first] = excess;
    if (!first)
        return;
    const sentences = excess.map(({ severity, found, allowed }) => `${found} ${found === 1 ? 'finding' : 'findings'} of ${severity}${severity === 'Critical' ? '' : ' or worse'}, ${allowed} allowed`);
    throw new core_lib/* AlmError */.Ly('check-findings', {
        message: `the checker found too much: ${sentences.join('; ')}`,
        remedy: 'Mend what the summary of the step lists. "fail-on" says how much is allowed, "rule-level-override" gives a rule another severity, "excluded-rules" leaves one out.',
        details: { excess, runs: runIds(checked) },
    });
}
function runIds(checked) {
    return Object.fromEntries(checked.map(({ file, analysis }) => [file, analysis.runId]));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/check-solution/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 9152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ findFiles)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7666);




const WILDCARD = /[*?]/;
/** Folders that hold no file that anybody means by a pattern. */
const PASSED_OVER = new Set(['.git', 'node_modules']);
/**
 * The files of an input of several lines, each once, those of a pattern in the order of their names.
 * @throws AlmError `file-not-found` naming the line that leads to no file.
 */
async function findFiles(ports, workingDirectory, text, inputName) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(ports.workspace, workingDirectory ?? '');
    const lines = text.split('\n').map((line) => line.trim());
    const found = new Set();
    for (const line of lines.filter((each) => each !== '')) {
        for (const file of await filesOf(root, line, inputName))
            found.add(file);
    }
    return [...found];
}
async function filesOf(root, line, inputName) {
    const parts = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(root, line).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const firstWild = parts.findIndex((part) => WILDCARD.test(part));
    if (firstWild === -1) {
        const file = parts.join(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .requireFile */ .Gz)(file, inputName);
        return [file];
    }
    const folder = parts.slice(0, firstWild).join(node_path__WEBPACK_IMPORTED_MODULE_2__.sep) || node_path__WEBPACK_IMPORTED_MODULE_2__.sep;
    const files = await match(folder, parts.slice(firstWild));
    if (files.length > 0)
        return files;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('file-not-found', {
        message: `no file fits ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} of input ${inputName}`,
        remedy: 'Check the pattern; it starts from the workspace (or working-directory), and the step that puts the files there must come first.',
    });
}
async function match(folder, [part = '', ...rest]) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true }).catch(() => []);
    const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const found = [];
    if (part === '**')
        found.push(...(await match(folder, rest.length > 0 ? rest : ['*'])));
    const pattern = patternOf(part);
    for (const entry of sorted) {
        const place = node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, entry.name);
        if (part === '**') {
            if (entry.isDirectory() && !PASSED_OVER.has(entry.name))
                found.push(...(await match(place, ['**', ...rest])));
        }
        else if (pattern.test(entry.name)) {
            if (rest.length === 0 && !entry.isDirectory())
                found.push(place);
            else if (rest.length > 0 && entry.isDirectory())
                found.push(...(await match(place, rest)));
        }
    }
    return found;
}
function patternOf(part) {
    const text = part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${text.replace(/\*+/g, '.*').replaceAll('?', '.')}$`);
}
//# sourceMappingURL=find-files.js.map

/***/ }),

/***/ 3476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ asyncInputs),
/* harmony export */   FG: () => (/* binding */ waitInputs),
/* harmony export */   xF: () => (/* binding */ minutesToMs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The inputs with which an action waits for an operation of the service.

/** Inputs of every action that waits for an operation of the service. */
const waitInputs = {
    'max-async-wait-time': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.integer */ .hF.integer({ min: 1, max: 1440 }).default('60'),
};
/** Accepted from workflows written for the official actions: operations always run asynchronously. */
const asyncInputs = {
    'run-asynchronously': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    ...waitInputs,
};
/** Minutes of an input as milliseconds. */
function minutesToMs(minutes) {
    return minutes * 60_000;
}
//# sourceMappingURL=wait-inputs.js.map

/***/ })

};
