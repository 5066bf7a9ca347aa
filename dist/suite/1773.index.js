export const id = 1773;
export const ids = [1773];
export const modules = {

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

/***/ 1773:
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
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
// EXTERNAL MODULE: ./actions/lib/common/deployment-settings.js
var deployment_settings = __webpack_require__(4566);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/usable-connections.js
var usable_connections = __webpack_require__(3577);
// EXTERNAL MODULE: ./actions/lib/common/value-tokens.js
var value_tokens = __webpack_require__(783);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/deployment-settings/inputs.js
// The contract of deployment-settings; action.yml says the same in words.


const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    mode: lib/* input.oneOf */.hF.oneOf('create', 'merge', 'check').default('merge'),
    'deployment-settings-file': lib/* input.path */.hF.path.required(),
    'solution-file': lib/* input.path */.hF.path.optional(),
    'solution-folder': lib/* input.path */.hF.path.optional(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    missing: lib/* input.oneOf */.hF.oneOf('warning', 'error').default('warning'),
    'fill-tokens': lib/* input.boolean */.hF.boolean.default('true'),
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = [
    'deployment-settings-file',
    'changed',
    'errors',
    'warnings',
    'missing-connections',
    'missing-values',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-settings/merge.js


/**
 * Adds what is missing, with empty values, at the end of each list. Unknown keys, order, numbers, indentation, line
 * ends and a byte order mark stay.
 * @param text the present file; undefined makes a new one
 * @throws AlmError `json-invalid`, `input-invalid` when the present file is no settings file.
 */
function mergeSettings(text, file, solution) {
    if (text !== undefined)
        (0,deployment_settings/* parseDeploymentSettings */._z)(text, file); // What cannot be used is not written to.
    const present = text === undefined ? {} : (0,deployment_settings/* parseSettingsObject */.OB)(markNumbers(text), file);
    const variables = mergeVariables(present, file, solution);
    const references = mergeReferences(present, file, solution);
    const added = [...variables.added, ...references.added];
    if (text !== undefined && added.length === 0)
        return { text, added };
    const merged = {
        ...present,
        ...(variables.added.length > 0 || text === undefined ? { EnvironmentVariables: variables.list } : {}),
        ...(references.added.length > 0 || text === undefined ? { ConnectionReferences: references.list } : {}),
    };
    return { text: format(merged, text), added };
}
function mergeVariables(present, file, solution) {
    const entries = (0,deployment_settings/* namedEntries */.ix)(present, 'EnvironmentVariables', 'SchemaName', file);
    const missing = solution.environmentVariables.filter(({ schemaName }) => !(0,check_settings/* named */.KT)(entries, 'name', schemaName));
    return {
        list: [
            ...entries.map(({ entry }) => entry),
            ...missing.map(({ schemaName }) => ({ SchemaName: schemaName, Value: '' })),
        ],
        added: missing.map(({ schemaName }) => schemaName),
    };
}
/** An entry without connector gets that of the solution; one with another is the check's business. */
function mergeReferences(present, file, solution) {
    const entries = (0,deployment_settings/* namedEntries */.ix)(present, 'ConnectionReferences', 'LogicalName', file);
    const completed = entries.map(({ entry, name }) => {
        const known = (0,check_settings/* named */.KT)(solution.connectionReferences, 'logicalName', name)?.connectorId ?? '';
        const isOpen = entry['ConnectorId'] === undefined || entry['ConnectorId'] === '';
        return isOpen && known !== ''
            ? { name, entry: { ...entry, ConnectorId: known }, filled: true }
            : { name, entry, filled: false };
    });
    const missing = solution.connectionReferences.filter(({ logicalName }) => !(0,check_settings/* named */.KT)(entries, 'name', logicalName));
    return {
        list: [
            ...completed.map(({ entry }) => entry),
            ...missing.map(({ logicalName, connectorId }) => ({
                LogicalName: logicalName,
                ConnectionId: '',
                ConnectorId: connectorId,
            })),
        ],
        added: [
            ...completed.filter(({ filled }) => filled).map(({ name }) => name),
            ...missing.map(({ logicalName }) => logicalName),
        ],
    };
}
/** JSON in the style of the present text. */
function format(settings, text) {
    const json = unmarkNumbers(JSON.stringify(settings, undefined, text === undefined ? 2 : indentationOf(text)));
    if (text === undefined)
        return `${json}\n`;
    const end = /\s*$/.exec(text)?.[0] ?? '';
    const lines = text.includes('\r\n') ? json.replaceAll('\n', '\r\n') : json;
    return `${text.startsWith('\ufeff') ? '\ufeff' : ''}${lines}${end}`;
}
/** Blanks or tabs before the first indented key; none for a file of one line. */
function indentationOf(text) {
    return /\n([ \t]+)\S/.exec(text)?.[1] ?? '';
}
/** JSON texts as they are, and numbers; numbers stand outside of texts alone. */
const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
/** Numbers as marked texts, because reading and writing them would make `1.10` into `1.1`. */
function markNumbers(json) {
    return json.replace(JSON_TOKEN, (token) => (token.startsWith('"') ? token : `"\\u0000${token}"`));
}
function unmarkNumbers(json) {
    return json.replace(/"\\u0000(-?\d[\d.eE+-]*)"/g, '$1');
}
//# sourceMappingURL=merge.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-settings/report.js
// What the settings lack, for people.


/** Findings that become annotations; the summary has all. */
const MAX_ANNOTATIONS = 20;
/** Sets the outputs and annotations of the findings. */
function publishFindings(findings, ports) {
    const ofKind = (wanted) => findings.filter(({ kind }) => kind === wanted).length;
    const ofLevel = (wanted) => findings.filter(({ level }) => level === wanted).length;
    ports.output('errors', ofLevel('error'));
    ports.output('warnings', ofLevel('warning'));
    ports.output('missing-connections', ofKind('connection-missing'));
    ports.output('missing-values', ofKind('value-missing'));
    for (const { level, message, remedy } of findings.slice(0, MAX_ANNOTATIONS)) {
        ports.annotate({ level, message: `${message}\n${remedy}`, title: 'Deployment settings' });
    }
}
/** The summary of the step, Markdown. */
function describeSettings(facts, findings) {
    const table = (0,lib/* markdownFacts */.ZL)({
        File: (0,core_lib/* toMarkdownCode */.Cu)(facts.file),
        Target: facts.checkedAgainst ?? 'not asked',
        Added: facts.added.length > 0 ? facts.added.map(core_lib/* toMarkdownCode */.Cu).join(', ') : undefined,
    });
    if (findings.length === 0)
        return `### Deployment settings\n\n${table}\n\nEverything is filled in.`;
    const rows = findings.map(({ level, name, message, remedy }) => [
        level,
        (0,core_lib/* toMarkdownCode */.Cu)(name),
        (0,core_lib/* toMarkdownText */.u9)(message),
        (0,core_lib/* toMarkdownText */.u9)(remedy),
    ]);
    return `### Deployment settings\n\n${table}\n\n${(0,lib/* markdownTable */.Qj)(['', 'Name', 'Finding', 'What to do'], rows)}`;
}
//# sourceMappingURL=report.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./actions/lib/deployment-settings/solution.js



/**
 * What the solution leaves open for each target.
 * @throws AlmError `input-missing` or `input-conflict` unless exactly one of the two inputs is given; the codes of
 * reading a solution.
 */
async function readSettingsOfSolution({ solutionFile, solutionFolder, workingDirectory }, ports) {
    if (solutionFile !== undefined && solutionFolder !== undefined) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: 'inputs solution-file and solution-folder are both given',
            remedy: 'Give one of them: both have the same settings.',
        });
    }
    if (solutionFile !== undefined) {
        const file = (0,files/* resolvePath */.o1)(ports, workingDirectory, solutionFile);
        return (0,solution_lib/* readSolutionSettings */.pR)((0,solution_lib/* parseSolution */.Pm)(await (0,files/* readArchive */.bL)(file, 'solution-file')));
    }
    if (solutionFolder === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'neither solution-file nor solution-folder is given',
            remedy: 'Name the solution zip or the folder of its source.',
        });
    }
    const folder = (0,files/* resolvePath */.o1)(ports, workingDirectory, solutionFolder);
    return (0,solution_lib/* readSolutionSettings */.pR)((0,solution_lib/* openFolder */.NE)(await (0,solution_lib/* readUnpackedFolder */.Ag)(folder)));
}
//# sourceMappingURL=solution.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-settings/run.js
// Writes the settings file of a solution, completes one that is there, and checks it.













const action = (0,lib/* defineAction */.QP)({
    name: 'deployment-settings',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const solution = await readSettingsOfSolution(inputs, ports);
        const file = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.deploymentSettingsFile);
        ports.output('deployment-settings-file', file);
        const { text, added, changed = false, } = inputs.mode === 'check' ? await readPresent(file) : await write(file, inputs, solution, ports);
        ports.output('changed', changed);
        const findings = await check(text, file, solution, inputs, ports);
        publishFindings(findings, ports);
        const shown = external_node_path_.relative(ports.workspace, file);
        ports.summary(describeSettings({ file: shown, checkedAgainst: inputs.environmentUrl?.origin, added: added ?? [] }, findings));
        (0,check_settings/* refuseSettingsErrors */.BF)(findings, shown);
        return {
            reasonCode: inputs.mode !== 'check' && !changed ? 'unchanged' : 'ok',
            details: { added, findings },
        };
    },
});
async function readPresent(file) {
    return { text: await (0,deployment_settings/* readSettingsText */.Bl)(file) };
}
/** Creates the file, or adds to it; a file to which nothing is added is not touched. */
async function write(file, { mode }, solution, ports) {
    const present = (await (0,files/* exists */.t2)(file)) ? await (0,deployment_settings/* readSettingsText */.Bl)(file) : undefined;
    if (present !== undefined && mode === 'create') {
        throw new core_lib/* AlmError */.Ly('file-exists', {
            message: `${(0,core_lib/* quote */.hD)(file)} exists already`,
            remedy: 'Use "mode: merge", which keeps everything that is in it and adds what is missing.',
        });
    }
    const merged = mergeSettings(present, file, solution);
    const changed = merged.text !== present;
    if (changed)
        await (0,files/* writeWholeFile */.R0)(file, merged.text);
    ports.log.info(changed
        ? `${present === undefined ? 'wrote' : 'completed'} ${(0,core_lib/* quote */.hD)(file)}`
        : `${(0,core_lib/* quote */.hD)(file)} has everything`);
    return { ...merged, changed };
}
async function check(text, file, solution, inputs, ports) {
    const settings = (0,deployment_settings/* parseDeploymentSettings */._z)(text, file, inputs.fillTokens ? (0,value_tokens/* createTokenFiller */.I)(ports) : undefined);
    const { environmentUrl, missing } = inputs;
    // Without a target nobody signs in.
    if (environmentUrl === undefined)
        return (0,check_settings/* checkSettings */.EW)(settings, solution, { missing });
    const services = (0,common_services/* openServices */.N)(inputs, ports);
    const dataverse = await services.dataverse(environmentUrl);
    const target = {
        connectionReferences: await dataverse.listConnectionReferences(),
        environmentVariables: await dataverse.listEnvironmentVariables(),
    };
    const named = (0,check_settings/* completeSettings */.b_)(settings, solution).connectionReferences;
    const filled = named.filter(({ connectionId }) => !connectionId.includes('${'));
    return [
        ...(await checkConnections(services, dataverse, filled, ports)),
        ...(0,check_settings/* checkSettings */.EW)(settings, solution, { target, missing }),
    ];
}
async function checkConnections(services, dataverse, wanted, { log }) {
    if (wanted.length === 0)
        return [];
    const { environmentId } = await dataverse.retrieveCurrentOrganization();
    const open = () => services.connections();
    const problems = await (0,usable_connections/* findConnectionProblems */.yT)(open, wanted, { environmentId, log });
    return problems.map(({ logicalName, state, message, remedy }) => ({
        kind: 'connection-unusable',
        level: state === 'missing' ? 'error' : 'warning',
        name: logicalName,
        message,
        remedy,
    }));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-settings/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
