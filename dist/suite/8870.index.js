export const id = 8870;
export const ids = [8870];
export const modules = {

/***/ 8870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 20 modules
var lib = __webpack_require__(8194);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
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
// EXTERNAL MODULE: ./actions/lib/common/plan/render-plan.js
var render_plan = __webpack_require__(7269);
// EXTERNAL MODULE: ./actions/lib/common/plan/rules-inputs.js
var rules_inputs = __webpack_require__(4586);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/usable-connections.js
var usable_connections = __webpack_require__(3577);
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
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const { environmentId } = await dataverse.retrieveCurrentOrganization();
        const needed = (0,check_settings/* joinSolutionSettings */.Tu)(offers.map(({ facts }) => facts.settings));
        const connectionProblems = settings
            ? await (0,usable_connections/* findConnectionProblems */.yT)(() => services.connections(), (0,check_settings/* completeSettings */.b_)(settings, needed).connectionReferences, { environmentId, log: ports.log })
            : [];
        const options = { rules, activate: inputs.activatePlugins, settings };
        const known = { environmentId, connectionProblems };
        const plan = await (0,fetch_plan/* fetchPlan */.u)(dataverse, inputs.environmentUrl, offers, options, known);
        const dlp = await readVerdict(inputs, plan.environment.id, ports);
        const digest = (0,plan_digest/* planDigest */.G)(plan);
        const document = { ...plan, ...(dlp ? { dlp } : {}), planDigest: digest };
        const planFile = inputs.planFile
            ? (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.planFile)
            : external_node_path_.join(ports.temporaryFolder, 'deployment-plan.json');
        await (0,files/* writeWholeFile */.R0)(planFile, `${JSON.stringify(document, undefined, 2)}\n`);
        ports.summary((0,render_plan/* renderPlan */.E)(plan, { digest, dlp }));
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
