export const id = 9801;
export const ids = [9801,7666,9079];
export const modules = {

/***/ 9899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ refuseSettingsErrors),
/* harmony export */   EW: () => (/* binding */ checkSettings),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   Tu: () => (/* binding */ joinSolutionSettings),
/* harmony export */   b_: () => (/* binding */ completeSettings),
/* harmony export */   mj: () => (/* binding */ sameConnector)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _variable_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4597);
// Deployment settings against what a solution needs and what the target has: decided before anything starts.


/**
 * Every finding, errors first. Takes the settings of one solution, or of several that share a file (see
 * `joinSolutionSettings`).
 */
function checkSettings(settings, solution, options) {
    const findings = [
        ...unknownReferences(settings, solution, options.target),
        ...connectorMismatches(settings, solution),
        ...unknownVariables(settings, solution, options.target),
        ...unfitValues(settings, solution),
        ...missingConnections(settings, solution, options),
        ...missingValues(settings, solution, options),
    ];
    return findings.sort((a, b) => a.level.localeCompare(b.level));
}
/** Errors that a message holds; the details have all. */
const MAX_SHOWN = 5;
/** @throws AlmError `input-invalid` with the errors, when there is one: who mends the file wants to mend it once. */
function refuseSettingsErrors(findings, file) {
    const errors = findings.filter(({ level }) => level === 'error');
    if (errors.length === 0)
        return;
    const where = file === undefined ? '' : `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)}: `;
    const shown = errors.slice(0, MAX_SHOWN);
    const more = errors.length > MAX_SHOWN ? ` (and ${errors.length - MAX_SHOWN} more)` : '';
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `${where}${shown.map(({ message }) => message).join('; ')}${more}`,
        remedy: [...new Set(shown.map(({ remedy }) => remedy))].join(' '),
        details: { findings },
    });
}
/** What several solutions need together. */
function joinSolutionSettings(all) {
    return {
        connectionReferences: all.flatMap(({ connectionReferences }) => connectionReferences),
        environmentVariables: all.flatMap(({ environmentVariables }) => environmentVariables),
    };
}
/**
 * The settings with what the solution knows: the connector of a reference whose entry names none, and the spelling of
 * names.
 */
function completeSettings(settings, solution) {
    return {
        connectionReferences: settings.connectionReferences.map((setting) => {
            const reference = named(solution.connectionReferences, 'logicalName', setting.logicalName);
            if (!reference)
                return setting;
            const connectorId = setting.connectorId || reference.connectorId;
            return { ...setting, logicalName: reference.logicalName, connectorId };
        }),
        environmentVariables: settings.environmentVariables.map((setting) => {
            const variable = named(solution.environmentVariables, 'schemaName', setting.schemaName);
            return variable ? { ...setting, schemaName: variable.schemaName } : setting;
        }),
    };
}
/** True when two ids are of one connector; ids are written as a path or as its last part. */
function sameConnector(left, right) {
    const last = (id) => id.split('/').at(-1)?.toLowerCase() ?? '';
    return last(left) === last(right);
}
/** The item of that name, without regard to case. */
function named(items, field, name) {
    return items.find((item) => item[field].toLowerCase() === name.toLowerCase());
}
function unknownReferences({ connectionReferences }, solution, target) {
    return connectionReferences.flatMap(({ logicalName }) => {
        if (named(solution.connectionReferences, 'logicalName', logicalName))
            return [];
        const elsewhere = named(target?.connectionReferences ?? [], 'logicalName', logicalName) !== undefined;
        const known = solution.connectionReferences.map((reference) => reference.logicalName);
        return [unknown('unknown-reference', 'connection reference', logicalName, known, elsewhere)];
    });
}
function unknownVariables({ environmentVariables }, solution, target) {
    return environmentVariables.flatMap(({ schemaName }) => {
        if (named(solution.environmentVariables, 'schemaName', schemaName))
            return [];
        const elsewhere = named(target?.environmentVariables ?? [], 'schemaName', schemaName) !== undefined;
        const known = solution.environmentVariables.map((variable) => variable.schemaName);
        return [unknown('unknown-variable', 'environment variable', schemaName, known, elsewhere)];
    });
}
/** What the target has, though the solution does not, belongs to another solution: a warning. */
function unknown(kind, noun, name, known, elsewhere) {
    const [near] = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .nearestNames */ .LE)(name, known);
    return {
        kind,
        level: elsewhere ? 'warning' : 'error',
        name,
        message: elsewhere
            ? `the ${noun} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} is not of this solution, though the target has it`
            : `the solution has no ${noun} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)}`,
        remedy: near !== undefined
            ? `Did you mean ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(near)}?`
            : `Remove the entry, or give the solution that brings the ${noun}${known.length > 0 ? `; this one has ${known.slice(0, 5).map(_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD).join(', ')}` : ''}.`,
    };
}
/** The id of a custom connector differs from environment to environment, so it is not compared. */
function connectorMismatches(settings, solution) {
    return settings.connectionReferences.flatMap(({ logicalName, connectorId }) => {
        const reference = named(solution.connectionReferences, 'logicalName', logicalName);
        if (!reference || reference.custom || connectorId === '' || reference.connectorId === '')
            return [];
        if (sameConnector(reference.connectorId, connectorId))
            return [];
        return [
            {
                kind: 'connector-mismatch',
                level: 'error',
                name: logicalName,
                message: `the connection reference ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(logicalName)} is of the connector ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(reference.connectorId)}, but the settings name ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(connectorId)}`,
                remedy: `Choose a connection of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(reference.connectorId)} and correct ConnectorId and ConnectionId.`,
            },
        ];
    });
}
function unfitValues(settings, solution) {
    return settings.environmentVariables.flatMap(({ schemaName, value }) => {
        const variable = named(solution.environmentVariables, 'schemaName', schemaName);
        const fault = variable && (0,_variable_value_js__WEBPACK_IMPORTED_MODULE_1__/* .valueFault */ .S)(variable.type, value);
        if (!fault)
            return [];
        const message = `the value of the environment variable ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(schemaName)} ${fault.message}`;
        return [{ ...fault, kind: 'value-unfit', name: schemaName, message }];
    });
}
function missingConnections(settings, solution, { target, missing }) {
    return solution.connectionReferences.flatMap(({ logicalName, connectorId }) => {
        if (named(settings.connectionReferences, 'logicalName', logicalName))
            return [];
        if (named(target?.connectionReferences ?? [], 'logicalName', logicalName)?.connectionId)
            return [];
        return [
            {
                kind: 'connection-missing',
                level: missing,
                name: logicalName,
                message: `the connection reference ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(logicalName)} (${connectorId || 'connector unknown'}) has no connection in the settings${target ? ' and none in the target' : ''}`,
                remedy: 'Add its ConnectionId under ConnectionReferences: the last part of the address of the connection in make.powerapps.com > Connections. Without it the flows that use it stay off.',
            },
        ];
    });
}
function missingValues(settings, solution, { target, missing }) {
    return solution.environmentVariables.flatMap(({ schemaName, value, defaultValue }) => {
        const inTarget = named(target?.environmentVariables ?? [], 'schemaName', schemaName)?.value;
        if (value || defaultValue || inTarget)
            return [];
        if (named(settings.environmentVariables, 'schemaName', schemaName))
            return [];
        return [
            {
                kind: 'value-missing',
                level: missing,
                name: schemaName,
                message: `the environment variable ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(schemaName)} has no value in the settings, no default${target ? ', and no value in the target' : ''}`,
                remedy: 'Add its Value under EnvironmentVariables.',
            },
        ];
    });
}
//# sourceMappingURL=check-settings.js.map

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

/***/ 4566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ readSettingsText),
/* harmony export */   H: () => (/* binding */ readDeploymentSettings),
/* harmony export */   OB: () => (/* binding */ parseSettingsObject),
/* harmony export */   _z: () => (/* binding */ parseDeploymentSettings),
/* harmony export */   ix: () => (/* binding */ namedEntries)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7666);
/* harmony import */ var _value_tokens_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(783);



/** Far more than anybody writes by hand or by tool. */
const MAX_SETTINGS_BYTES = 10_000_000;
/**
 * Reads the settings file that `deployment-settings-file` names, its tokens filled from the job's environment.
 * @throws AlmError `file-not-found` and those of `parseDeploymentSettings`.
 */
async function readDeploymentSettings(inputs, ports) {
    const file = (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvePath */ .o1)(ports, inputs.workingDirectory, inputs.deploymentSettingsFile);
    return parseDeploymentSettings(await readSettingsText(file), file, (0,_value_tokens_js__WEBPACK_IMPORTED_MODULE_2__/* .createTokenFiller */ .I)(ports));
}
/** The text of a settings file. @throws AlmError `file-not-found`, `input-invalid` when it is too large to be one. */
function readSettingsText(file) {
    return (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(file, 'deployment-settings-file', MAX_SETTINGS_BYTES);
}
/**
 * Reads the official JSON form. An empty value means "not filled in" and is left out.
 * @param fill replaces the tokens of a value; without it values stay as they are written
 * @throws AlmError `json-invalid` or `input-invalid` naming the entry: nothing that is filled in is left out.
 */
function parseDeploymentSettings(text, file, fill = (value) => value) {
    const settings = parseSettingsObject(text, file);
    const references = namedEntries(settings, 'ConnectionReferences', 'LogicalName', file);
    const variables = namedEntries(settings, 'EnvironmentVariables', 'SchemaName', file);
    return {
        connectionReferences: references.flatMap(({ entry, place, name }) => {
            const [connectionId, connectorId] = ['ConnectionId', 'ConnectorId'].map((field) => fill(textIn(entry, field, file, place), `${field} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} in ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)}`).trim());
            return connectionId ? [{ logicalName: name, connectionId, connectorId: connectorId ?? '' }] : [];
        }),
        environmentVariables: variables.flatMap(({ entry, place, name }) => {
            const value = fill(textIn(entry, 'Value', file, place), `Value of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} in ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)}`);
            return value === '' ? [] : [{ schemaName: name, value }];
        }),
    };
}
/**
 * The JSON of a settings file, known to be an object.
 * @throws AlmError `json-invalid`, `input-invalid`.
 */
function parseSettingsObject(text, file) {
    const settings = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text, (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file));
    if ((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(settings))
        return settings;
    throw invalid(file, Array.isArray(settings) && settings.some((entry) => (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(entry) && 'UserSettings' in entry)
        ? 'is a list with UserSettings, the form of the ALM Accelerator, not an object'
        : 'is not an object');
}
/**
 * The entries of a list that may be absent.
 * @throws AlmError `input-invalid` for what is no list of named objects, and for a name that is there twice.
 */
function namedEntries(settings, list, nameField, file) {
    const places = new Map();
    return entriesOf(settings, list, file).map(({ entry, place }) => {
        const name = requireText(entry, nameField, file, place);
        const before = places.get(name.toLowerCase());
        if (before !== undefined)
            throw invalid(file, `names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} in ${before} and again in ${place}`);
        places.set(name.toLowerCase(), place);
        return { entry, place, name };
    });
}
function entriesOf(settings, list, file) {
    const misspelt = Object.keys(settings).find((key) => key !== list && singular(key) === singular(list));
    if (misspelt !== undefined)
        throw invalid(file, `has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(misspelt)} where ${list} belongs`);
    const entries = settings[list] ?? [];
    if (!Array.isArray(entries))
        throw invalid(file, `has no list in ${list}`);
    return entries.map((entry, index) => {
        const place = `${list}[${index}]`;
        if ((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(entry))
            return { entry, place };
        throw invalid(file, `has no object in ${place}`);
    });
}
/** A key without regard to case, blanks, dashes and the plural. */
function singular(key) {
    return key.toLowerCase().replace(/[\s_-]|s$/g, '');
}
/** A text that may be absent. A number or a truth value is not guessed at: `1.10` would lose its zero. */
function textIn(entry, field, file, place) {
    const misspelt = Object.keys(entry).find((key) => key !== field && singular(key) === singular(field));
    if (misspelt !== undefined)
        throw invalid(file, `has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(misspelt)} in ${place} where ${field} belongs`);
    const value = entry[field] ?? '';
    if (typeof value === 'string')
        return value;
    throw invalid(file, `has a ${field} in ${place} that is not a text; put it in quotes`);
}
function requireText(entry, field, file, place) {
    const value = textIn(entry, field, file, place).trim();
    if (value !== '')
        return value;
    throw invalid(file, `has no ${field} in ${place}`);
}
function invalid(file, fault) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `the deployment settings file ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} ${fault}`,
        remedy: 'Write {"EnvironmentVariables": [{"SchemaName", "Value"}], "ConnectionReferences": [{"LogicalName", "ConnectionId", "ConnectorId"}]}.',
    });
}
//# sourceMappingURL=deployment-settings.js.map

/***/ }),

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ requireFile),
/* harmony export */   OK: () => (/* binding */ requireFolder),
/* harmony export */   R0: () => (/* binding */ writeWholeFile),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   bL: () => (/* binding */ readArchive),
/* harmony export */   gx: () => (/* binding */ managedTwin),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
// Files that inputs name: where they are, and how they are read and written without leaving halves behind.




/** The absolute path of what an input names, from `working-directory` within the workspace. */
function resolvePath(ports, workingDirectory, name) {
    return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(ports.workspace, workingDirectory ?? '', name);
}
/**
 * Holds that no link of the repository leads out of the workspace on the way to what is written: a pull request may
 * make one. A place that the workflow itself names outside of the workspace is its own affair.
 * @throws AlmError `path-outside-workspace`.
 */
async function refuseLinkOut(place, { workspace }) {
    if (!isInside(workspace, place))
        return;
    let existing = place;
    while (!(await lstatOf(existing)))
        existing = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(existing);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(existing).catch(() => undefined); // A link to nowhere.
    if (real !== undefined && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(workspace), real))
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('path-outside-workspace', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(existing)} is a link that leads out of the workspace, or lies behind one`,
        remedy: 'Remove the link from the repository, or name the place that it leads to.',
        details: { path: existing },
    });
}
function isInside(folder, place) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, place);
    return relative.split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep)[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(relative);
}
/** As many bytes of an archive as the zip reader accepts. */
const MAX_ARCHIVE_BYTES = 512 * 1_000_000;
/**
 * Reads the solution zip that an input names.
 * @throws AlmError `file-not-found`, `solution-too-large`.
 */
async function readArchive(file, inputName, maxBytes = MAX_ARCHIVE_BYTES) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file);
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('solution-too-large', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Split the solution.',
    });
}
/**
 * Reads a text file that an input names, in UTF-8 or, with a byte order mark, in UTF-16, as Windows PowerShell writes it.
 * @throws AlmError `file-not-found`, `input-invalid` when it is too large to be what the input is for.
 */
async function readText(file, inputName, maxBytes) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return decodeText(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file));
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Check that the input names the right file.',
    });
}
function decodeText(bytes) {
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe')
        return new TextDecoder('utf-16le').decode(bytes);
    return mark === 'feff' ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8');
}
/** @throws AlmError `file-not-found` unless the input names a folder that is there. */
async function requireFolder(folder, inputName) {
    await requireKind(folder, inputName, 'folder');
}
/**
 * The size of the file that an input names, in bytes.
 * @throws AlmError `file-not-found` unless it is there.
 */
async function requireFile(file, inputName) {
    return (await requireKind(file, inputName, 'file')).size;
}
/** The content of a file; undefined when there is no file at that path. */
async function readIfPresent(file) {
    return (await statusOf(file))?.isFile() ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file) : undefined;
}
/** Whether something, of whatever kind, is at that path. */
async function exists(file) {
    return (await statusOf(file)) !== undefined;
}
/** Whether a folder is at that path. */
async function isFolder(place) {
    return (await statusOf(place))?.isDirectory() ?? false;
}
async function requireKind(place, inputName, kind) {
    const status = await statusOf(place);
    if (status && (kind === 'file' ? status.isFile() : status.isDirectory()))
        return status;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('file-not-found', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(place)}, which ${status ? `is not a ${kind}` : 'does not exist'}`,
        remedy: 'Check the path; it starts from the workspace (or working-directory), and the checkout or download step that puts it there must come first.',
    });
}
/** What is at a path; undefined when nothing is. Anything else that is wrong with the path is an error. */
function statusOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file));
}
/** The same, without following a link. */
function lstatOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(file));
}
async function unlessMissing(read) {
    try {
        return await read();
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .stringField */ .OM)(error, 'code') ?? ''))
            return undefined;
        throw error;
    }
}
/** Writes a file whole or not at all: beside its place first, then moved over it. Makes its folder. */
async function writeWholeFile(file, bytes) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), { recursive: true });
    const beside = node_path__WEBPACK_IMPORTED_MODULE_3__.join(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}.part`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(beside, bytes, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
        throw error;
    }
}
/** `solution.zip` as `solution_managed.zip`: the name that the packager gives the managed twin. */
function managedTwin(file) {
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_3__.parse(file);
    return node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, `${name}_managed${ext}`);
}
//# sourceMappingURL=files.js.map

/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ createTokenFiller),
/* harmony export */   T: () => (/* binding */ hasTokens)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);

// `$${` first, so that what it escapes is no token; a `${` that closes as no name is caught by the last branch.
const TOKEN = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;
/** What the job signs in with: a file of the repository must not be able to send it into an environment. */
const OF_THE_JOB = /^(ACTIONS_|INPUT_|STATE_|GITHUB_TOKEN$|POWER_PLATFORM_(CLIENT_(SECRET|CERTIFICATE)|PASSWORD))/i;
/**
 * A filler for the variables of the job. Everything that it fills in is masked in the log.
 * @returns a function that throws AlmError `input-missing` for a variable that is not set or empty, and
 *   `input-invalid` for a token that is none or that names a credential of the job itself.
 */
function createTokenFiller({ environment, mask, }) {
    return (value, place) => value.replace(TOKEN, (token, name) => {
        if (token === '$${')
            return '${';
        if (name === undefined)
            throw noToken(value, place);
        if (OF_THE_JOB.test(name))
            throw ofTheJob(name, place);
        const given = environment[name];
        if (given === undefined || given === '')
            throw unset(name, place, Object.keys(environment));
        mask(given);
        return given;
    });
}
/** True for a value whose tokens have not been filled. */
function hasTokens(value) {
    return value.replaceAll('$${', '').includes('${');
}
function unset(name, place, variables) {
    const [near] = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .nearestNames */ .LE)(name, variables.filter((variable) => !OF_THE_JOB.test(variable)));
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-missing', {
        message: `the ${place} needs the variable ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)}, which is not set, or empty, in the job's environment`,
        remedy: `Add "${name}: \${{ secrets.${name} }}" (or vars.${name}) under "env:" of the step, and see that the secret exists${near === undefined ? '' : `. Did you mean ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(near)}?`}`,
        details: { variable: name },
    });
}
function noToken(value, place) {
    const at = value.replaceAll('$${', '   ').search(/\$\{(?![A-Za-z_][A-Za-z0-9_]*\})/);
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `the ${place} has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value.slice(at, at + 20))}, which is not a token such as \${NAME}`,
        remedy: 'Write $${ for a ${ that belongs to the value itself.',
    });
}
function ofTheJob(name, place) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `the ${place} asks for the variable ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)}, with which the job itself signs in`,
        remedy: 'Give the value under a name of its own with "env:" of the step.',
    });
}
//# sourceMappingURL=value-tokens.js.map

/***/ }),

/***/ 4597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ valueFault)
/* harmony export */ });
/* harmony import */ var _value_tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(783);

const KEY_VAULT = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/[^/]+\/secrets\/[^/]+$/i;
/** What is wrong with a value for a variable of that type; undefined when it fits, or has tokens still to be filled. */
function valueFault(type, value) {
    if ((0,_value_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .hasTokens */ .T)(value))
        return undefined;
    if (type === 'number' && !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) {
        return { level: 'error', message: 'is no number', remedy: 'Write digits, with a point before decimals.' };
    }
    if (type === 'boolean' && !/^(yes|no)$/i.test(value)) {
        return {
            level: 'warning',
            message: 'is neither yes nor no',
            remedy: 'Write yes or no, as the platform stores it.',
        };
    }
    if (type === 'json' && !isJson(value)) {
        return {
            level: 'error',
            message: 'is not JSON',
            remedy: 'Write JSON as one text, its quotes escaped with \\.',
        };
    }
    if (type === 'secret' && !KEY_VAULT.test(value)) {
        return {
            level: 'error',
            message: 'is not the resource id of a secret in Azure Key Vault',
            remedy: 'Write /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…/secrets/…: the secret itself never goes into the environment.',
        };
    }
    return undefined;
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=variable-value.js.map

/***/ })

};
