export const id = 7759;
export const ids = [7759];
export const modules = {

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

/***/ 6070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readWantedValues)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _deployment_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4566);
/* harmony import */ var _value_tokens_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(783);



/**
 * The values of the input, then those of the file; tokens of both are filled.
 * @param ofFile takes from the file what the action is about
 * @throws AlmError `input-missing` when neither is given, `input-conflict` for a name that both set, `input-invalid` for
 * an assignment without value, and the codes of `readDeploymentSettings`.
 */
async function readWantedValues({ inputName, assignments, deploymentSettingsFile, workingDirectory }, ofFile, ports) {
    if (assignments === undefined && deploymentSettingsFile === undefined) {
        throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-missing', {
            message: `neither ${inputName} nor deployment-settings-file is given`,
            remedy: `Add "${inputName}: |" with name=value on each line, or name a settings file.`,
        });
    }
    const fill = (0,_value_tokens_js__WEBPACK_IMPORTED_MODULE_2__/* .createTokenFiller */ .I)(ports);
    const own = (assignments ?? []).map(({ name, value }) => ({
        name,
        value: requireValue(name, fill(value, `value of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} in input ${inputName}`), inputName),
    }));
    if (deploymentSettingsFile === undefined)
        return own;
    const inFile = ofFile(await (0,_deployment_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readDeploymentSettings */ .H)({ deploymentSettingsFile, workingDirectory }, ports));
    const twice = own.find(({ name }) => inFile.some((each) => each.name.toLowerCase() === name.toLowerCase()));
    if (!twice)
        return [...own, ...inFile];
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-conflict', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(twice.name)} is set by input ${inputName} and by ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(deploymentSettingsFile)}`,
        remedy: 'Remove it from one of them.',
    });
}
function requireValue(name, value, inputName) {
    if (value !== '')
        return value;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} sets ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} to nothing`,
        remedy: 'Check what its value comes from (a secret that does not exist is empty), or remove the line.',
    });
}
//# sourceMappingURL=wanted-settings.js.map

/***/ }),

/***/ 7759:
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
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/wanted-settings.js
var wanted_settings = __webpack_require__(6070);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/lines-input.js
var lines_input = __webpack_require__(6267);
;// CONCATENATED MODULE: ./actions/lib/set-environment-variables/inputs.js
// The contract of set-environment-variables; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    variables: lines_input/* assignments */.TT.optional(),
    'deployment-settings-file': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = ['created', 'updated', 'unchanged'];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
// EXTERNAL MODULE: ./actions/lib/common/variable-value.js
var variable_value = __webpack_require__(4597);
;// CONCATENATED MODULE: ./actions/lib/set-environment-variables/plan.js
// What setting values would change: decided for all of them before the first is written.



/**
 * Compares wanted values with those of the environment.
 * @throws AlmError `input-invalid` for a variable that the environment does not have, and a value that does not fit.
 */
function planValues(wanted, present) {
    return wanted.map(({ name, value }) => {
        const variable = (0,check_settings/* named */.KT)(present, 'schemaName', name);
        if (!variable)
            throw unknownVariable(name, present);
        const fault = (0,variable_value/* valueFault */.S)(variable.type, value);
        if (fault?.level === 'error') {
            throw new core_lib/* AlmError */.Ly('input-invalid', {
                message: `the value of the environment variable ${(0,core_lib/* quote */.hD)(name)} (${variable.type}) ${fault.message}`,
                remedy: fault.remedy,
            });
        }
        const change = variable.valueId === undefined ? 'create' : variable.value === value ? 'none' : 'update';
        return { variable, value, change };
    });
}
function unknownVariable(name, present) {
    const [near] = (0,core_lib/* nearestNames */.LE)(name, present.map(({ schemaName }) => schemaName));
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `there is no environment variable ${(0,core_lib/* quote */.hD)(name)} in the environment; nothing was written`,
        remedy: near === undefined ? 'Import the solution that defines it first.' : `Did you mean ${(0,core_lib/* quote */.hD)(near)}?`,
    });
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./actions/lib/set-environment-variables/run.js
// Sets the current values of environment variables, those alone that differ.






const action = (0,lib/* defineAction */.QP)({
    name: 'set-environment-variables',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const wanted = await (0,wanted_settings/* readWantedValues */.A)({ ...inputs, inputName: 'variables', assignments: inputs.variables }, (settings) => settings.environmentVariables.map(({ schemaName, value }) => ({ name: schemaName, value })), ports);
        const dataverse = await (0,services/* openServices */.N)(inputs, ports).dataverse(inputs.environmentUrl);
        const plan = planValues(wanted, await dataverse.listEnvironmentVariables());
        for (const { variable, value, change } of plan) {
            if (change === 'none')
                continue;
            await dataverse.setEnvironmentVariable(variable, value);
            ports.log.info(`${change === 'create' ? 'created' : 'updated'} the value of ${variable.schemaName}`);
        }
        const count = (change) => plan.filter((planned) => planned.change === change).length;
        ports.summary(describe(inputs.environmentUrl, plan));
        return {
            reasonCode: plan.length === count('none') ? 'unchanged' : 'ok',
            outputs: { created: count('create'), updated: count('update'), unchanged: count('none') },
            details: {
                variables: plan.map(({ variable, change }) => ({ schemaName: variable.schemaName, change })),
            },
        };
    },
});
const WORDS = { create: 'created', update: 'updated', none: 'unchanged' };
/** Names and what became of them; a value may be a secret. */
function describe(target, plan) {
    const rows = plan.map(({ variable, change }) => [
        (0,core_lib/* toMarkdownCode */.Cu)(variable.schemaName),
        variable.type,
        WORDS[change],
    ]);
    return `### Environment variables of ${target.origin}\n\n${(0,lib/* markdownTable */.Qj)(['Variable', 'Type', 'Value'], rows)}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/set-environment-variables/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
