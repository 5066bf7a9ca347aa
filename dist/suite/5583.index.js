export const id = 5583;
export const ids = [5583];
export const modules = {

/***/ 5583:
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
// EXTERNAL MODULE: ./actions/lib/common/acting-user.js
var acting_user = __webpack_require__(2889);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/activate-flows/choose.js
// Which flows are meant: all of a list, or those that are named.

/**
 * The flows that `wanted` names by name or id, in its order and each once; all when it is undefined.
 * @throws AlmError `input-invalid` for a name that no flow has, or several.
 */
function chooseFlows(flows, wanted) {
    if (!wanted)
        return [...flows];
    return [...new Set(wanted.map((nameOrId) => chooseFlow(flows, nameOrId)))];
}
function chooseFlow(flows, nameOrId) {
    const id = (0,core_lib/* isGuid */.W_)(nameOrId) ? (0,core_lib/* parseGuid */.J)(nameOrId, 'input flows') : undefined;
    const name = nameOrId.toLowerCase();
    const fitting = flows.filter((flow) => id === undefined ? flow.name.toLowerCase() === name : flow.id === id);
    const [first] = fitting;
    if (first && fitting.length === 1)
        return first;
    if (first) {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `input flows names ${(0,core_lib/* quote */.hD)(nameOrId)}, and ${fitting.length} flows have that name`,
            remedy: `Write the id of the one that is meant: ${fitting.map((flow) => flow.id).join(', ')}.`,
        });
    }
    const [near] = (0,core_lib/* nearestNames */.LE)(nameOrId, flows.map((flow) => flow.name));
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input flows names ${(0,core_lib/* quote */.hD)(nameOrId)}, which is none of the ${flows.length} flows`,
        remedy: near === undefined
            ? 'Write the display name or the id of a flow, one a line; set include-classic for classic workflows.'
            : `Did you mean ${(0,core_lib/* quote */.hD)(near)}?`,
    });
}
//# sourceMappingURL=choose.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/lines-input.js
var lines_input = __webpack_require__(6267);
;// CONCATENATED MODULE: ./actions/lib/activate-flows/inputs.js
// The contract of activate-flows; action.yml says the same in words.




const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.optional(),
    flows: lines_input/* lines */.Mn.optional(),
    'include-classic': lib/* input.boolean */.hF.boolean.default('false'),
    ...acting_user/* actingUserInput */.a,
    'fail-on': lib/* input.oneOf */.hF.oneOf('inactive', 'never').default('inactive'),
};
const outputs = ['activated', 'already-active', 'inactive', 'flows'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/activate-flows/report.js
// What became of each flow, for people and for workflows.


/** Rows of the summary's table; GitHub cuts summaries at 1 MB. */
const MAX_ROWS = 200;
/** The activations by how they ended. */
function sortFlows(activations) {
    return {
        activated: activations.filter((each) => !each.problem && !each.wasOn),
        alreadyActive: activations.filter((each) => !each.problem && each.wasOn),
        inactive: activations.filter((each) => each.problem !== undefined),
    };
}
/** Every flow with its state, for the output `flows`. */
function toFlowRecords(activations) {
    return activations.map((each) => ({
        id: each.flow.id,
        name: each.flow.name,
        kind: each.flow.kind,
        state: each.problem ? (each.flow.suspended ? 'suspended' : 'off') : 'on',
        ...each.problem,
    }));
}
/** The summary of the step, Markdown: those that are off first. */
function describeFlows(target, { activated, alreadyActive, inactive }) {
    const off = inactive.map(({ flow, problem }) => [
        (0,core_lib/* toMarkdownText */.u9)(flow.name),
        'off',
        (0,core_lib/* toMarkdownText */.u9)(problem.reason),
        (0,core_lib/* toMarkdownText */.u9)(`${problem.message} ${problem.remedy}`),
    ]);
    const on = activated.map(({ flow }) => [(0,core_lib/* toMarkdownText */.u9)(flow.name), 'turned on', '', '']);
    const before = alreadyActive.map(({ flow }) => [(0,core_lib/* toMarkdownText */.u9)(flow.name), 'was on', '', '']);
    const rows = [...off, ...on, ...before];
    const table = (0,lib/* markdownTable */.Qj)(['Flow', 'State', 'Reason', 'What to do'], rows.slice(0, MAX_ROWS));
    const more = rows.length > MAX_ROWS ? `\n\nand ${rows.length - MAX_ROWS} more` : '';
    const counts = `${activated.length} turned on, ${alreadyActive.length} on before, ${inactive.length} off`;
    return `### Flows of ${target.origin}\n\n${counts}\n\n${table}${more}`;
}
/** The failure for flows that stay off. */
function notActivated({ inactive }) {
    const [first] = inactive;
    if (!first)
        return undefined;
    const more = inactive.length > 1 ? ` (and ${inactive.length - 1} more, see the summary)` : '';
    return new core_lib/* AlmError */.Ly('flow-not-activated', {
        message: `flow ${(0,core_lib/* quote */.hD)(first.flow.name)} stays off, ${first.problem.reason}: ${first.problem.message}${more}`,
        remedy: `${first.problem.remedy} Then run this step again: what is on stays on.`,
        details: { inactive: toFlowRecords(inactive) },
    });
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/activate-flows/run.js
// Turns flows on, and says of each that stays off what has to be mended.







const CLASSIC = ['workflow', 'business-rule', 'action', 'business-process-flow'];
const action = (0,lib/* defineAction */.QP)({
    name: 'activate-flows',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        requireSelection(inputs);
        const dataverse = await (0,services/* openServices */.N)(inputs, ports).dataverse(inputs.environmentUrl);
        const chosen = chooseFlows(await listFlows(dataverse, inputs), inputs.flows);
        const asUser = await (0,acting_user/* actingUserId */.t)(dataverse, inputs.asUser);
        const sorted = sortFlows(await dataverse.turnOnFlows(chosen, { asUser }));
        publish(sorted, inputs, ports);
        const failure = inputs.failOn === 'never' ? undefined : notActivated(sorted);
        if (failure)
            throw failure;
        return { reasonCode: sorted.activated.length > 0 ? 'ok' : 'unchanged' };
    },
});
/** @throws AlmError `input-missing`: every flow of an environment is nobody's deployment. */
function requireSelection({ solutionName, flows }) {
    if (solutionName !== undefined || flows !== undefined)
        return;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: 'neither solution-name nor flows is given',
        remedy: 'Name the solution whose flows are turned on, or the flows.',
    });
}
/** @throws AlmError `solution-not-found`. */
async function listFlows(dataverse, { solutionName, includeClassic, environmentUrl }) {
    const kinds = ['cloud-flow', ...(includeClassic ? CLASSIC : [])];
    if (solutionName === undefined)
        return dataverse.listFlows({ kinds });
    const { installed } = await dataverse.findSolution(solutionName);
    if (installed)
        return dataverse.listFlows({ solutionId: installed.id, kinds });
    throw new core_lib/* AlmError */.Ly('solution-not-found', {
        message: `there is no solution ${(0,core_lib/* quote */.hD)(solutionName)} in ${environmentUrl.origin}`,
        remedy: 'Import it before its flows are turned on, and write its unique name, not its display name.',
    });
}
function publish(sorted, { environmentUrl }, ports) {
    const { activated, alreadyActive, inactive } = sorted;
    ports.output('activated', activated.length);
    ports.output('already-active', alreadyActive.length);
    ports.output('inactive', inactive.length);
    ports.output('flows', JSON.stringify(toFlowRecords([...inactive, ...activated, ...alreadyActive])));
    for (const { flow } of activated)
        ports.log.info(`turned on ${(0,core_lib/* quote */.hD)(flow.name)}`);
    for (const { flow, problem } of inactive) {
        ports.log.warning(`${(0,core_lib/* quote */.hD)(flow.name)} stays off, ${problem.reason}: ${problem.message} ${problem.remedy}`);
    }
    ports.summary(describeFlows(environmentUrl, sorted));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/activate-flows/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 2889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ actingUserInput),
/* harmony export */   t: () => (/* binding */ actingUserId)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6954);
// The user in whose name an action works, where the platform asks who may use a connection.


/** The input of actions that touch connections. */
const actingUserInput = { 'as-user': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional() };
/**
 * The Entra object id of that user: as it is given, or looked up by user name or e-mail address.
 * @throws AlmError `input-invalid` when the environment has no such user.
 */
async function actingUserId(dataverse, asUser) {
    if (asUser === undefined)
        return undefined;
    return (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_)(asUser) ? (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .parseGuid */ .J)(asUser, 'input as-user') : dataverse.findUserObjectId(asUser);
}
//# sourceMappingURL=acting-user.js.map

/***/ }),

/***/ 5052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ credentialInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The inputs with which an action signs in: the same names as microsoft/powerplatform-actions.

/** Inputs of every action that signs in; what is absent comes from the job's environment. */
const credentialInputs = {
    'user-name': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    'password-secret': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional(),
    'app-id': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    'client-secret': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional(),
    'tenant-id': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    cloud: _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
};
//# sourceMappingURL=credential-inputs.js.map

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

/***/ })

};
