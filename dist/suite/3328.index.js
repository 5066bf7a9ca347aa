export const id = 3328;
export const ids = [3328];
export const modules = {

/***/ 3328:
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
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/usable-connections.js
var usable_connections = __webpack_require__(3577);
// EXTERNAL MODULE: ./actions/lib/common/wanted-settings.js
var wanted_settings = __webpack_require__(6070);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/lines-input.js
var lines_input = __webpack_require__(6267);
;// CONCATENATED MODULE: ./actions/lib/assign-connections/inputs.js
// The contract of assign-connections; action.yml says the same in words.




const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    connections: lines_input/* assignments */.TT.optional(),
    'deployment-settings-file': lib/* input.path */.hF.path.optional(),
    ...acting_user/* actingUserInput */.a,
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = ['assigned', 'unchanged'];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
;// CONCATENATED MODULE: ./actions/lib/assign-connections/plan.js
// Which connection references would change: decided for all of them before the first is written.


/**
 * Compares wanted connections with those that the references use.
 * @throws AlmError `input-invalid` for a reference that the environment does not have, and for one of another connector.
 */
function planConnections(wanted, present) {
    return wanted.map(({ name, value, connectorId = '' }) => {
        const reference = (0,check_settings/* named */.KT)(present, 'logicalName', name);
        if (!reference)
            throw unknownReference(name, present);
        if (connectorId !== '' && !(0,check_settings/* sameConnector */.mj)(connectorId, reference.connectorId)) {
            throw new core_lib/* AlmError */.Ly('input-invalid', {
                message: `the connection reference ${(0,core_lib/* quote */.hD)(name)} is of the connector ${(0,core_lib/* quote */.hD)(reference.connectorId)}, but the settings name ${(0,core_lib/* quote */.hD)(connectorId)}; nothing was written`,
                remedy: `Choose a connection of ${(0,core_lib/* quote */.hD)(reference.connectorId)}.`,
            });
        }
        const connectionId = value.split('/').at(-1) ?? value; // The last part of a whole path is the id.
        const change = reference.connectionId?.toLowerCase() !== connectionId.toLowerCase();
        return { reference, connectionId, change };
    });
}
function unknownReference(name, present) {
    const [near] = (0,core_lib/* nearestNames */.LE)(name, present.map(({ logicalName }) => logicalName));
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `there is no connection reference ${(0,core_lib/* quote */.hD)(name)} in the environment; nothing was written`,
        remedy: near === undefined ? 'Import the solution that brings it first.' : `Did you mean ${(0,core_lib/* quote */.hD)(near)}?`,
    });
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./actions/lib/assign-connections/run.js
// Binds connections to connection references, those alone that differ.








const action = (0,lib/* defineAction */.QP)({
    name: 'assign-connections',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const wanted = await (0,wanted_settings/* readWantedValues */.A)({ ...inputs, inputName: 'connections', assignments: inputs.connections }, (settings) => settings.connectionReferences.map(({ logicalName, connectionId, connectorId }) => ({
            name: logicalName,
            value: connectionId,
            connectorId,
        })), ports);
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const plan = planConnections(wanted, await dataverse.listConnectionReferences());
        const asUser = await (0,acting_user/* actingUserId */.t)(dataverse, inputs.asUser);
        const changes = plan.filter(({ change }) => change);
        await requirePresent(services, dataverse, changes, { log: ports.log, forOther: asUser !== undefined });
        for (const { reference, connectionId } of changes) {
            await dataverse.setConnectionReference(reference.id, connectionId, { asUser });
            ports.log.info(`${reference.logicalName} uses the connection ${connectionId}`);
        }
        ports.summary(describe(inputs.environmentUrl, plan));
        return {
            reasonCode: changes.length > 0 ? 'ok' : 'unchanged',
            outputs: { assigned: changes.length, unchanged: plan.length - changes.length },
            details: {
                connections: plan.map(({ reference, connectionId, change }) => ({
                    logicalName: reference.logicalName,
                    connectionId,
                    change,
                })),
            },
        };
    },
});
/** @throws AlmError `input-invalid` naming the connections that are not there. */
async function requirePresent(services, dataverse, changes, options) {
    if (changes.length === 0)
        return;
    const { environmentId } = await dataverse.retrieveCurrentOrganization();
    const wanted = changes.map(({ reference: { logicalName, connectorId }, connectionId }) => ({
        logicalName,
        connectorId,
        connectionId,
    }));
    const look = { ...options, environmentId };
    (0,usable_connections/* refuseMissingConnections */.kt)(await (0,usable_connections/* findConnectionProblems */.yT)(() => services.connections(), wanted, look), options.log);
}
function describe(target, plan) {
    const rows = plan.map(({ reference, connectionId, change }) => [
        (0,core_lib/* toMarkdownCode */.Cu)(reference.logicalName),
        (0,core_lib/* toMarkdownCode */.Cu)(reference.connectorId.split('/').at(-1) ?? ''),
        (0,core_lib/* toMarkdownCode */.Cu)(connectionId),
        change ? 'assigned' : 'unchanged',
    ]);
    const table = (0,lib/* markdownTable */.Qj)(['Connection reference', 'Connector', 'Connection', ''], rows);
    return `### Connections of ${target.origin}\n\n${table}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/assign-connections/index.js

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

/***/ 3577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kt: () => (/* binding */ refuseMissingConnections),
/* harmony export */   xC: () => (/* binding */ warnOfConnections),
/* harmony export */   yT: () => (/* binding */ findConnectionProblems)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);

/**
 * Looks each connection up. What the service does not tell is news and no problem: the import, or turning the flows on,
 * will.
 * @throws AlmError `cancelled`.
 */
async function findConnectionProblems(open, wanted, { environmentId, log, forOther = false }) {
    const problems = [];
    try {
        const reader = await open();
        for (const connection of wanted) {
            const found = await reader.lookUp({ environmentId, ...connection });
            if (found.state === 'unknown') {
                log.info(`whether the connection ${connection.connectionId} can be used is not told: ${found.why}`);
            }
            const problem = problemOf(connection, found);
            if (problem && !(forOther && problem.state === 'not-shared'))
                problems.push(problem);
        }
    }
    catch (caught) {
        if (!(caught instanceof _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly) || caught.code === 'cancelled')
            throw caught;
        log.info(`whether the connections can be used could not be asked: ${caught.message}`);
    }
    return problems;
}
function problemOf({ logicalName, connectorId, connectionId }, found) {
    const connector = connectorId.split('/').at(-1) ?? '';
    const what = `the connection ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(connectionId)} for the connection reference ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(logicalName)}`;
    const base = { logicalName, connectionId };
    switch (found.state) {
        case 'missing':
            return {
                ...base,
                state: found.state,
                message: `${what} is not in the environment`,
                remedy: `Take the id of a connection of ${connector} in this environment: the last part of its address in make.powerapps.com > Connections. Connections differ from environment to environment.`,
            };
        case 'not-shared':
            return {
                ...base,
                state: found.state,
                message: `${what} is not shared with the identity that deploys`,
                remedy: 'Have its owner share it with the application user, with "Can use", in make.powerapps.com > Connections > Share; or name a connection that the identity owns. assign-connections can act as the owner, by as-user.',
            };
        case 'broken':
            return {
                ...base,
                state: found.state,
                message: `${what} is not connected${found.why === undefined ? '' : `: ${found.why}`}`,
                remedy: 'Have its owner sign in again in make.powerapps.com > Connections > Fix connection.',
            };
        default:
            return undefined;
    }
}
/** Warns of connections that will keep flows off: the platform binds them all the same. */
function warnOfConnections(problems, log) {
    for (const { message, remedy } of problems) {
        log.warning(`${message}; the flows that use it will stay off. ${remedy}`);
    }
}
/**
 * Warns of connections that can be bound and will keep flows off.
 * @throws AlmError `input-invalid` naming every connection that is not there.
 */
function refuseMissingConnections(problems, log) {
    const missing = problems.filter(({ state }) => state === 'missing');
    warnOfConnections(problems.filter((problem) => !missing.includes(problem)), log);
    if (missing.length === 0)
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `${missing.map(({ message }) => message).join('; ')}; nothing was changed`,
        remedy: [...new Set(missing.map(({ remedy }) => remedy))].join(' '),
        details: { connections: missing },
    });
}
//# sourceMappingURL=usable-connections.js.map

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

/***/ })

};
