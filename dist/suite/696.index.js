export const id = 696;
export const ids = [696];
export const modules = {

/***/ 696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 19 modules
var lib = __webpack_require__(7492);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/deployment-settings.js
var deployment_settings = __webpack_require__(4566);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./actions/lib/common/plan/dlp-report.js
// The verdict on data policies that check-dlp wrote into its report.

/**
 * Reads the report of check-dlp. A report on another environment says nothing about this one.
 * @throws AlmError `json-invalid`, `input-invalid` when it is no such report.
 */
function parseDlpReport(text, file, environmentId) {
    const report = (0,core_lib/* parseJson */.qF)(text, (0,core_lib/* quote */.hD)(file));
    const verdict = (0,core_lib/* stringField */.OM)(report, 'verdict');
    if (verdict !== 'compliant' && verdict !== 'violation' && verdict !== 'unknown') {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `the file ${(0,core_lib/* quote */.hD)(file)} of input dlp-report-file holds no verdict`,
            remedy: 'Give the file that the output report-file of check-dlp names.',
        });
    }
    const judged = (0,core_lib/* stringField */.OM)(report, 'environmentId');
    if (judged !== undefined && judged.toLowerCase() !== environmentId.toLowerCase()) {
        const summary = `The report judges the environment ${judged}, not ${environmentId}.`;
        return { verdict: 'unknown', summary };
    }
    return { verdict, summary: (0,core_lib/* stringField */.OM)(report, 'summary') ?? '' };
}
//# sourceMappingURL=dlp-report.js.map
// EXTERNAL MODULE: ./actions/lib/common/plan/fetch-plan.js + 2 modules
var fetch_plan = __webpack_require__(8378);
// EXTERNAL MODULE: ./actions/lib/common/plan/offers.js + 2 modules
var plan_offers = __webpack_require__(5406);
// EXTERNAL MODULE: ./actions/lib/common/plan/plan-digest.js
var plan_digest = __webpack_require__(5415);
;// CONCATENATED MODULE: ./actions/lib/common/plan/render-plan.js
// A plan as a release manager reads it: first what will happen, then what to look at.


/** Items of a list that are shown; the plan file holds all of them. */
const MAX_SHOWN = 30;
/** The summary, Markdown. */
function renderPlan(plan, digest, dlp) {
    const head = ['Solution', 'Operation', 'Now', 'New', 'Deletes', 'Blocked by'];
    const rows = plan.solutions.map((solution) => [
        (0,core_lib/* toMarkdownCode */.Cu)(solution.solution),
        `**${solution.operation}**`,
        solution.installed ? kindOf(solution.installed) : 'not installed',
        kindOf(solution),
        solution.deletions.length === 0 ? '' : `⚠️ ${solution.deletions.length}`,
        solution.blockers.map(({ code }) => (0,core_lib/* toMarkdownCode */.Cu)(code)).join(', '),
    ]);
    return [
        '### Deployment plan',
        `Into ${(0,core_lib/* toMarkdownText */.u9)(plan.environment.url)}. Nothing was changed.`,
        (0,lib/* markdownTable */.Qj)(head, rows),
        ...plan.running.map(({ operation, solution, startedBy }) => `⏳ Running now: ${(0,core_lib/* toMarkdownText */.u9)(operation)}${solution === undefined ? '' : ` of ${(0,core_lib/* toMarkdownCode */.Cu)(solution)}`}${startedBy === undefined ? '' : ` by ${(0,core_lib/* toMarkdownText */.u9)(startedBy)}`}. The import would wait for its end.`),
        ...(dlp
            ? [`Data policies: **${dlp.verdict}**${dlp.summary ? `. ${(0,core_lib/* toMarkdownText */.u9)(dlp.summary)}` : ''}`]
            : []),
        ...plan.solutions.flatMap(renderSolution),
        `Plan digest: ${(0,core_lib/* toMarkdownCode */.Cu)(digest)}`,
    ].join('\n\n');
}
function kindOf({ version, managed }) {
    return `${(0,core_lib/* toMarkdownCode */.Cu)(version)} ${managed ? 'managed' : 'unmanaged'}`;
}
function renderSolution(plan) {
    const parts = [
        list('⛔ Blocked', plan.blockers.map(({ message, remedy }) => (0,core_lib/* toMarkdownText */.u9)(`${message}. ${remedy}`))),
        list('⚠️ Deleted by the upgrade, with the data in it', plan.deletions.map(component)),
        unknown(plan.unknownDeletions, 'component(s) may be deleted: they have no name that could be compared'),
        list('⚠️ Missing in the target, or perhaps missing', plan.missingDependencies.map(({ component: name, typeName, solution, version, state, inTarget }) => {
            const source = solution === ''
                ? 'made outside any solution'
                : `brought by ${solution}${version ? ` ${version}` : ''}`;
            const present = inTarget === undefined ? '' : `, the target has ${inTarget}`;
            return `${(0,core_lib/* toMarkdownText */.u9)(typeName)} ${(0,core_lib/* toMarkdownCode */.Cu)(name)}: ${state}, ${(0,core_lib/* toMarkdownText */.u9)(source + present)}`;
        })),
        list('⚠️ Connection references without a connection', plan.connectionReferencesWithoutConnection.map(core_lib/* toMarkdownCode */.Cu)),
        list('⚠️ Environment variables without a value', plan.environmentVariablesWithoutValue.map(core_lib/* toMarkdownCode */.Cu)),
        list('⚠️ Flows that will be off', plan.flowsOff.map(({ name, reason }) => `${(0,core_lib/* toMarkdownText */.u9)(name)}: ${(0,core_lib/* toMarkdownText */.u9)(reason)}`)),
        list('⚠️ Changed in the target, which hides what the solution brings', plan.unmanagedLayers.map(component)),
        unknown(plan.unknownLayers, 'component(s) of which the service does not tell whether they were changed in the target'),
    ].flat();
    const note = plan.note === undefined ? [] : [(0,core_lib/* toMarkdownText */.u9)(plan.note)];
    if (parts.length === 0 && note.length === 0)
        return [];
    return [`#### ${(0,core_lib/* toMarkdownText */.u9)(plan.solution)}`, ...note, ...parts];
}
function component({ type, name, displayName }) {
    const label = displayName === '' || displayName === name ? '' : ` (${(0,core_lib/* toMarkdownText */.u9)(displayName)})`;
    return `${(0,core_lib/* toMarkdownText */.u9)(type)} ${(0,core_lib/* toMarkdownCode */.Cu)(name)}${label}`;
}
function list(title, items) {
    if (items.length === 0)
        return [];
    const more = items.length > MAX_SHOWN ? [`… and ${items.length - MAX_SHOWN} more`] : [];
    return [`**${title}**\n\n${[...items.slice(0, MAX_SHOWN), ...more].map((item) => `- ${item}`).join('\n')}`];
}
function unknown(count, what) {
    return count === 0 ? [] : [`❔ ${count} ${what}.`];
}
//# sourceMappingURL=render-plan.js.map
// EXTERNAL MODULE: ./actions/lib/common/plan/rules-inputs.js
var rules_inputs = __webpack_require__(4586);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 28 modules
var services = __webpack_require__(753);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/plan-solution/inputs.js
// The contract of plan-solution; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-file': lib/* input.text */.hF.text.required(),
    ...rules_inputs/* rulesInputs */.d,
    'activate-plugins': lib/* input.boolean */.hF.boolean.default('true'),
    'deployment-settings-file': lib/* input.path */.hF.path.optional(),
    'dlp-report-file': lib/* input.path */.hF.path.optional(),
    'plan-file': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = ['operation', 'ready', 'plan', 'plan-file', 'plan-digest'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/plan-solution/run.js
// Says what the import of a solution would do to an environment, and changes nothing there.












const MAX_REPORT_BYTES = 64 * 1_000_000;
/** What one output may have: the runner takes 1 MB for all outputs of a job. */
const MAX_OUTPUT_LENGTH = 200_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'plan-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const offers = await (0,plan_offers/* readOffers */.q)(inputs, ports);
        const { deploymentSettingsFile, workingDirectory } = inputs;
        const settings = deploymentSettingsFile === undefined
            ? undefined
            : await (0,deployment_settings/* readDeploymentSettings */.H)({ deploymentSettingsFile, workingDirectory }, ports);
        const rules = (0,rules_inputs/* readRules */.K)(inputs, offers.length);
        const dataverse = await (0,services/* openServices */.N)(inputs, ports).dataverse(inputs.environmentUrl);
        const plan = await (0,fetch_plan/* fetchPlan */.u)(dataverse, inputs.environmentUrl, offers, {
            rules,
            activate: inputs.activatePlugins,
            settings,
        });
        const dlp = await readVerdict(inputs, plan.environment.id, ports);
        const digest = (0,plan_digest/* planDigest */.G)(plan);
        const document = { ...plan, ...(dlp ? { dlp } : {}), planDigest: digest };
        const planFile = inputs.planFile
            ? (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.planFile)
            : external_node_path_.join(ports.temporaryFolder, 'deployment-plan.json');
        await (0,files/* writeWholeFile */.R0)(planFile, `${JSON.stringify(document, undefined, 2)}\n`);
        ports.summary(renderPlan(plan, digest, dlp));
        const blockers = plan.solutions.flatMap((solution) => solution.blockers);
        for (const { message, remedy } of blockers)
            ports.log.warning(`${message}. ${remedy}`);
        for (const { solution, operation } of plan.solutions)
            ports.log.info(`${solution}: ${operation}`);
        const json = JSON.stringify(document);
        return {
            reasonCode: 'ok',
            outputs: {
                operation: plan.solutions[0]?.operation,
                ready: blockers.length === 0 && dlp?.verdict !== 'violation',
                plan: json.length <= MAX_OUTPUT_LENGTH ? json : undefined,
                'plan-file': planFile,
                'plan-digest': digest,
            },
            details: {
                solutions: plan.solutions.map(({ solution, version, operation, digest: solutionDigest }) => ({
                    solution,
                    version,
                    operation,
                    solutionDigest,
                })),
                blockers,
            },
        };
    },
});
async function readVerdict({ dlpReportFile, workingDirectory }, environmentId, ports) {
    if (dlpReportFile === undefined)
        return undefined;
    const file = (0,files/* resolvePath */.o1)(ports, workingDirectory, dlpReportFile);
    return parseDlpReport(await (0,files/* readText */.yR)(file, 'dlp-report-file', MAX_REPORT_BYTES), file, environmentId);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/plan-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
