export const id = 8300;
export const ids = [8300];
export const modules = {

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

/***/ 4643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rm: () => (/* binding */ converts),
/* harmony export */   Tl: () => (/* binding */ decideAdoption),
/* harmony export */   U5: () => (/* binding */ resolveMode),
/* harmony export */   i8: () => (/* binding */ decideWay),
/* harmony export */   nI: () => (/* binding */ modes)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// Decides how a solution goes into a target that may have it already.

/** The modes that `mode` can name; `auto` decides from the target. */
const modes = ['auto', 'install', 'update', 'upgrade', 'stage-and-upgrade', 'holding'];
/**
 * The mode that the inputs ask for: the official switches are other names for two of them.
 * @throws AlmError `input-conflict` for inputs that contradict each other.
 */
function resolveMode(inputs) {
    const asked = [
        ...(inputs.mode === undefined ? [] : [{ input: `mode: ${inputs.mode}`, mode: inputs.mode }]),
        ...(inputs.importAsHolding ? [{ input: 'import-as-holding', mode: 'holding' }] : []),
        ...(inputs.stageAndUpgrade ? [{ input: 'stage-and-upgrade', mode: 'stage-and-upgrade' }] : []),
    ];
    const [first, ...others] = asked;
    const other = others.find(({ mode }) => mode !== first?.mode);
    if (!first || !other)
        return first?.mode ?? 'auto';
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-conflict', {
        message: `inputs ${first.input} and ${other.input} ask for different ways to import`,
        remedy: 'Keep one: stage-and-upgrade upgrades in one step, import-as-holding leaves the upgrade to a later one.',
    });
}
/**
 * Decides how the solution goes in.
 * @throws AlmError `import-managed-conflict` when the target has the other kind, `import-version-lower` when it has a
 *   higher version of a managed solution, `import-upgrade-pending` when an upgrade was left unapplied, `input-conflict`
 *   when it is to be installed and is there.
 */
function decideWay(offered, present, rules) {
    const pending = present.pendingUpgrade && decidePending(offered, present, rules);
    if (pending)
        return pending;
    const { installed } = present;
    if (!installed)
        return decideInstall(offered, rules);
    requireSameKind(offered, installed, rules.convertToManaged);
    const difference = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(offered.version, installed.version);
    const skipped = (difference === 0 && rules.skipSameVersion) || (difference <= 0 && rules.skipLowerVersion);
    if (skipped) {
        const reason = `the target has version ${installed.version}, the file has ${offered.version}`;
        return { kind: 'skip', reason };
    }
    if (difference < 0 && offered.managed)
        throw versionLower(offered, installed);
    if (rules.mode === 'install')
        throw alreadyInstalled(offered, installed);
    // What becomes managed by this import is no upgrade: that replaces a managed version by another.
    const way = converts(offered, present) ? CONVERSION : chooseWay(offered, difference, rules);
    return { kind: 'import', ...way, previousVersion: installed.version };
}
/** Whether an unmanaged solution of the target would become managed. */
function converts({ managed }, { installed }) {
    return managed && installed?.managed === false;
}
/** A holding solution that was left behind blocks every import but is the way on when it is this very version. */
function decidePending(offered, { installed, pendingUpgrade }, { mode }) {
    if (!pendingUpgrade)
        return undefined;
    if ((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(offered.version, pendingUpgrade.version) === 0) {
        if (mode === 'holding')
            return { kind: 'skip', reason: `version ${offered.version} waits for its upgrade` };
        if (installed && mode !== 'install' && mode !== 'update') {
            return {
                kind: 'import',
                mode: 'holding',
                apply: 'only',
                operation: 'upgrade',
                previousVersion: installed.version,
                note: `version ${offered.version} was imported as holding solution before, so only the upgrade is applied`,
            };
        }
    }
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('import-upgrade-pending', {
        message: `the target holds version ${pendingUpgrade.version} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(offered.uniqueName)} as ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(pendingUpgrade.uniqueName)}, imported and not applied`,
        remedy: `Apply it with upgrade-solution, or delete ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(pendingUpgrade.uniqueName)} with delete-solution, then run again.`,
        details: { pendingVersion: pendingUpgrade.version },
    });
}
/** There is nothing to upgrade from: a holding solution would stay beside nothing. */
function decideInstall({ patchOf }, { mode }) {
    const asked = mode !== 'auto' && mode !== 'install';
    return {
        kind: 'import',
        operation: patchOf === undefined ? 'install' : 'patch',
        mode: 'import',
        apply: 'no',
        previousVersion: undefined,
        ...(asked ? { note: 'the target does not have the solution yet, so it is installed plainly' } : {}),
    };
}
const PLAIN = { mode: 'import', apply: 'no' };
const CONVERSION = { operation: 'update', ...PLAIN };
/** The way in which a version replaces one that is older (`difference` above 0), equal or newer. */
function chooseWay({ managed, patchOf }, difference, { mode, several }) {
    if (patchOf !== undefined)
        return { operation: 'patch', ...PLAIN };
    if (difference > 0 && mode === 'holding')
        return { operation: 'holding', mode: 'holding', apply: 'no' };
    if (difference <= 0 || !managed || mode === 'update')
        return { operation: 'update', ...PLAIN };
    return several || mode === 'upgrade'
        ? { operation: 'upgrade', mode: 'holding', apply: 'after' }
        : { operation: 'upgrade', mode: 'stage-and-upgrade', apply: 'no' };
}
/**
 * Decides the rest of an import that an earlier attempt of this run started: it is carried to its end, whatever the
 * target shows by now.
 */
function decideAdoption(offered, { installed, pendingUpgrade }, rules, state) {
    const note = `an earlier attempt started this import: it is ${state}`;
    if (!installed)
        return { ...decideInstall(offered, rules), note };
    const difference = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(offered.version, installed.version);
    const way = converts(offered, { installed })
        ? CONVERSION
        : chooseWay(offered, difference === 0 ? 1 : difference, rules);
    const applied = way.apply === 'after' && state === 'succeeded' && !pendingUpgrade;
    const known = difference === 0 ? undefined : { operation: way.operation, previousVersion: installed.version };
    return {
        kind: 'import',
        ...way,
        ...(applied ? { apply: 'no' } : {}),
        ...(known ?? { operation: undefined, previousVersion: undefined }),
        note,
    };
}
function requireSameKind(offered, installed, convertToManaged) {
    if (offered.managed === installed.managed || (offered.managed && convertToManaged))
        return;
    const kind = (managed) => (managed ? 'a managed' : 'an unmanaged');
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('import-managed-conflict', {
        message: `the file holds ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(offered.uniqueName)} as ${kind(offered.managed)} solution, but the target has it as ${kind(installed.managed)} one`,
        remedy: offered.managed
            ? 'This looks like the environment where the solution is developed. Choose another target, or set convert-to-managed if it is to become managed here.'
            : 'Import the managed zip, or choose the development environment as the target.',
        details: { installedVersion: installed.version },
    });
}
function alreadyInstalled(offered, installed) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-conflict', {
        message: `mode is install, but the target has version ${installed.version} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(offered.uniqueName)}`,
        remedy: 'Leave mode away: the target decides between install, update and upgrade then.',
        details: { installedVersion: installed.version },
    });
}
function versionLower(offered, installed) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('import-version-lower', {
        message: `the file holds version ${offered.version} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(offered.uniqueName)}, but the target has ${installed.version}`,
        remedy: 'Raise the version in the development environment and export again, or set skip-lower-version to leave the target as it is.',
        details: { offeredVersion: offered.version, installedVersion: installed.version },
    });
}
//# sourceMappingURL=decide-way.js.map

/***/ }),

/***/ 1778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ typeNameOf),
/* harmony export */   Bt: () => (/* binding */ TABLE),
/* harmony export */   Hr: () => (/* binding */ findDeletions),
/* harmony export */   VU: () => (/* binding */ holdsData),
/* harmony export */   bf: () => (/* binding */ findGone),
/* harmony export */   jT: () => (/* binding */ UNMANAGED_LAYER)
/* harmony export */ });
/* unused harmony export survives */
/* harmony import */ var _powerops_solution__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4329);

/** Types whose components a zip names one by one, so that absence is certain. */
const LISTED = new Set([1, 2, 9, 14, 20, 24, 26, 29, 59, 60, 61, 62, 66, 70, 80, 91, 95, 300, 371, 372, 380]);
const TABLE = 1;
const COLUMN = 2;
/** In the words of makers; the others have the names of the platform. */
const WORDS = new Map([
    [TABLE, 'Table'],
    [COLUMN, 'Column'],
]);
/** From here on the number of a type is the organization's own, and the zip names the type by a word. */
const FIRST_OWN_TYPE = 10_000;
/** The solution name that stands for changes made in the environment itself; they go with what they change. */
const UNMANAGED_LAYER = 'active';
/** The components that the zip lacks and no other solution holds; what cannot be compared is counted as unknown. */
function findDeletions(target, brought) {
    const gone = findGone(target, brought);
    const judged = gone.map((component) => ({ component, fate: fateOf(component, target, brought) }));
    const deleted = judged.filter(({ fate }) => fate === 'deleted').map(({ component }) => component);
    const tables = new Set(deleted.filter(({ type }) => type === TABLE).map(({ name }) => name.toLowerCase()));
    // A table takes its columns along: to name each of them would hide the table.
    const components = deleted.filter(({ type, name }) => type !== COLUMN || !tables.has(tableOf(name)));
    const rank = ({ type }) => (type === TABLE ? 0 : type === COLUMN ? 1 : 2);
    return {
        components: components.sort((a, b) => rank(a) - rank(b)),
        unknownCount: judged.filter(({ fate }) => fate === 'unknown').length,
    };
}
/** Components and columns of the target that the zip does not bring; a column is named `table.column`. */
function findGone({ components, columns }, brought) {
    const told = new Set(columns.map(({ id }) => id));
    const asComponents = columns
        .filter((column) => !bringsColumn(column, brought))
        .map(({ id, table, name, displayName }) => ({
        id,
        type: COLUMN,
        typeName: '',
        name: `${table}.${name}`,
        displayName,
    }));
    return [...components.filter((one) => !told.has(one.id) && !survives(one, brought)), ...asComponents];
}
function bringsColumn({ table, name }, { components }) {
    // The amount in the base currency comes with the amount.
    const names = [name, name.replace(/_base$/, '')];
    return components.some(({ type, parent, schemaName }) => Number(type) === COLUMN &&
        parent?.toLowerCase() === table &&
        names.includes(schemaName?.toLowerCase() ?? ''));
}
function tableOf(column) {
    return column.slice(0, column.lastIndexOf('.')).toLowerCase();
}
/** What another solution has a layer of outlives the upgrade. */
function fateOf(component, { holders, replaced }, brought) {
    const solutions = holders.get(component.id) ?? [];
    if (solutions.some((name) => name !== UNMANAGED_LAYER && !replaced.has(name)))
        return 'kept';
    if (solutions.some((name) => replaced.has(name)))
        return 'deleted';
    return isCertain(component, brought) ? 'deleted' : 'unknown';
}
/** The type of a component in words, such as `Workflow`. */
function typeNameOf({ type, typeName }) {
    return WORDS.get(type) ?? (typeName || (0,_powerops_solution__WEBPACK_IMPORTED_MODULE_0__/* .componentTypeName */ .p7)(String(type)));
}
/** Whether the type of a component, as `typeNameOf` names it, holds rows or values. */
function holdsData(typeName) {
    return [...WORDS.values()].includes(typeName);
}
/** Whether the zip brings the component again. */
function survives({ id, type, name }, { components }) {
    const folded = name.toLowerCase();
    return components.some((component) => {
        if (component.id === id)
            return true;
        if (folded === '' || component.schemaName?.toLowerCase() !== folded)
            return false;
        return type >= FIRST_OWN_TYPE ? !LISTED.has(Number(component.type)) : Number(component.type) === type;
    });
}
/** Columns of the platform come with their table and are not the solution's to delete. */
function isCertain({ type, name }, { prefix }) {
    if (type !== COLUMN)
        return LISTED.has(type);
    const column = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    return prefix !== '' && column.startsWith(`${prefix.toLowerCase()}_`);
}
//# sourceMappingURL=deletions.js.map

/***/ }),

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ findUnmet),
/* harmony export */   T4: () => (/* binding */ solutionOf),
/* harmony export */   gt: () => (/* binding */ brings)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _deletions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1778);
// What a solution needs of its target, against the solutions that the target has and those that come along.


/** Solutions that every environment has. */
const PLATFORM = ['system', 'default', 'basic'];
/** Solutions of the platform's own apps, whose parts can come with others of them. */
const FIRST_PARTY = /^(msdyn|msft_|mspp_|microsoft)/i;
/** `Name (1.2.3.4)` or a bare name, as solution.xml writes the solution of a dependency. */
function solutionOf({ solution }) {
    const match = /^(.*?)\s*(?:\((\d{1,9}(?:\.\d{1,9}){1,3})\))?$/.exec((solution ?? '').trim());
    const name = match?.[1] ?? '';
    return match?.[2] === undefined ? { name } : { name, version: (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(match[2], 'a dependency') };
}
/**
 * The dependencies that the target does not surely meet, each component once.
 * @param others the solutions that are deployed before this one
 */
function findUnmet(facts, target, others) {
    const unmet = new Map();
    for (const { required } of facts.dependencies) {
        if (others.some((other) => brings(other, required)))
            continue;
        const found = judge(required, target);
        if (found)
            unmet.set(`${found.typeName} ${found.component} ${found.solution}`.toLowerCase(), found);
    }
    return [...unmet.values()];
}
/** Whether the solution is, or holds, what is required. */
function brings({ uniqueName, components }, required) {
    if (solutionOf(required).name.toLowerCase() === uniqueName.toLowerCase())
        return true;
    const wanted = required.schemaName?.toLowerCase();
    return (wanted !== undefined &&
        components.some(({ type, schemaName }) => type === required.type && schemaName?.toLowerCase() === wanted));
}
function judge(required, target) {
    const { name, version } = solutionOf(required);
    const component = {
        component: required.schemaName ?? required.displayName ?? required.id ?? '',
        typeName: required.typeName,
    };
    const folded = name.toLowerCase();
    if (PLATFORM.includes(folded))
        return undefined;
    if (folded === '' || folded === _deletions_js__WEBPACK_IMPORTED_MODULE_1__/* .UNMANAGED_LAYER */ .jT)
        return { ...component, solution: '', state: 'unknown' };
    const wanted = { ...component, solution: name, ...(version === undefined ? {} : { version }) };
    const entry = target.find(({ uniqueName }) => uniqueName.toLowerCase() === folded);
    if (!entry)
        return { ...wanted, state: FIRST_PARTY.test(name) ? 'unknown' : 'missing' };
    if (version === undefined || entry.version === undefined)
        return undefined;
    return (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(entry.version, version) < 0
        ? { ...wanted, state: 'older', inTarget: entry.version }
        : undefined;
}
//# sourceMappingURL=dependencies.js.map

/***/ }),

/***/ 8378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ fetchPlan)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
// EXTERNAL MODULE: ./actions/lib/common/plan/decide-way.js
var decide_way = __webpack_require__(4643);
// EXTERNAL MODULE: ./actions/lib/common/plan/deletions.js
var plan_deletions = __webpack_require__(1778);
// EXTERNAL MODULE: ./actions/lib/common/plan/dependencies.js
var dependencies = __webpack_require__(3576);
;// CONCATENATED MODULE: ./actions/lib/common/plan/plan-deployment.js
// What a deployment would do: solution and target in, plan out. Asks nobody and changes nothing.





/** Plans the deployment of solutions that are in their order already. */
function planDeployment(offers, environment, options) {
    const all = offers.map(({ facts }) => facts);
    return {
        schemaVersion: 1,
        environment: { id: environment.environmentId, url: environment.environmentUrl },
        solutions: offers.map(({ facts, target }, index) => planSolution(facts, target, { environment, options, before: all.slice(0, index), all })),
        running: environment.running,
    };
}
function planSolution(facts, target, around) {
    const { installed, pendingUpgrade } = target;
    const decision = decide(facts, target, around.options.rules);
    const upgrades = decision.operation === 'upgrade' || decision.operation === 'holding';
    const deletions = upgrades ? (0,plan_deletions/* findDeletions */.Hr)(target, facts) : { components: [], unknownCount: 0 };
    const missingDependencies = (0,dependencies/* findUnmet */.Bc)(facts, around.environment.solutions, around.before);
    const open = findOpenSettings(facts, around);
    return {
        solution: facts.uniqueName,
        version: facts.version,
        managed: facts.managed,
        digest: facts.digest,
        ...(facts.patchOf === undefined ? {} : { patchOf: facts.patchOf }),
        operation: decision.operation,
        ...(decision.note === undefined ? {} : { note: decision.note }),
        ...(installed && { installed: describeInstalled(installed) }),
        ...(pendingUpgrade && { pendingUpgrade: pendingUpgrade.version }),
        missingDependencies,
        deletions: deletions.components.map(toPlanned),
        unknownDeletions: deletions.unknownCount,
        ...open,
        flowsOff: findOffFlows(facts, target, around, open.connectionReferencesWithoutConnection),
        unmanagedLayers: target.layers.active.map(toPlanned),
        unknownLayers: target.layers.unknownCount,
        blockers: [...decision.blockers, ...findBlockers(facts, target, missingDependencies, around)],
    };
}
function describeInstalled({ version, managed, publisher, }) {
    return { version, managed, ...(publisher === undefined ? {} : { publisher }) };
}
function decide(facts, target, rules) {
    try {
        const way = (0,decide_way/* decideWay */.i8)(facts, target, rules);
        if (way.kind === 'skip')
            return { operation: 'none', note: way.reason, blockers: [] };
        return { operation: way.operation ?? 'none', note: way.note, blockers: [] };
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly))
            throw caught;
        const { code, message, remedy } = caught;
        return { operation: 'none', blockers: [{ code, message, remedy: remedy ?? '' }] };
    }
}
function findBlockers(facts, { installed }, unmet, around) {
    const { environment, before } = around;
    const blockers = [];
    const { publisher } = installed ?? {};
    if (publisher !== undefined && publisher.toLowerCase() !== facts.publisher.toLowerCase()) {
        blockers.push({
            code: 'import-publisher-conflict',
            message: `the target has ${(0,lib/* quote */.hD)(facts.uniqueName)} from the publisher ${(0,lib/* quote */.hD)(publisher)}, the file is from ${(0,lib/* quote */.hD)(facts.publisher)}`,
            remedy: 'Export the solution from the environment where it was made, with its own publisher.',
        });
    }
    const missing = unmet.filter(({ state }) => state === 'missing');
    if (missing.length > 0) {
        const names = [...new Set(missing.map(({ solution, version }) => nameVersion(solution, version)))];
        blockers.push({
            code: 'import-missing-dependencies',
            message: `the target lacks ${missing.length} component(s) that the solution needs`,
            remedy: `Install first, in this version or a newer one: ${names.sort().join(', ')}.`,
        });
    }
    const { patchOf } = facts;
    const parents = [...environment.solutions, ...before].map(({ uniqueName }) => uniqueName.toLowerCase());
    if (patchOf !== undefined && !parents.includes(patchOf.toLowerCase())) {
        blockers.push({
            code: 'import-missing-dependencies',
            message: `the file is a patch of ${(0,lib/* quote */.hD)(patchOf)}, which the target does not have`,
            remedy: `Install ${(0,lib/* quote */.hD)(patchOf)} first.`,
        });
    }
    return [...blockers, ...findSettingsErrors(facts, around)];
}
/** What an import refuses in its settings; an entry that fits no solution is the first one's. */
function findSettingsErrors(facts, { environment, options, all }) {
    if (!options.settings)
        return [];
    const [first] = all;
    const joined = (0,check_settings/* joinSolutionSettings */.Tu)(all.map(({ settings }) => settings));
    const isOwn = (name) => (0,check_settings/* named */.KT)(facts.settings.connectionReferences, 'logicalName', name) !== undefined ||
        (0,check_settings/* named */.KT)(facts.settings.environmentVariables, 'schemaName', name) !== undefined;
    const known = (name) => (0,check_settings/* named */.KT)(joined.connectionReferences, 'logicalName', name) !== undefined ||
        (0,check_settings/* named */.KT)(joined.environmentVariables, 'schemaName', name) !== undefined;
    return (0,check_settings/* checkSettings */.EW)(options.settings, joined, { target: environment, missing: 'warning' })
        .filter(({ level, name }) => level === 'error' && (isOwn(name) || (facts === first && !known(name))))
        .map(({ message, remedy }) => ({ code: 'input-invalid', message, remedy }));
}
/** `Name (1.2.3.4)`, or the name alone. */
function nameVersion(solution, version) {
    return version === undefined ? solution : `${solution} (${version})`;
}
function findOpenSettings({ settings: needed }, { environment, options }) {
    const given = options.settings ?? { connectionReferences: [], environmentVariables: [] };
    const findings = (0,check_settings/* checkSettings */.EW)(given, needed, { target: environment, missing: 'warning' });
    const ofKind = (kind) => findings.filter((finding) => finding.kind === kind).map(({ name }) => name);
    const toNowhere = environment.connectionProblems
        .filter(({ state, logicalName }) => {
        return state === 'missing' && (0,check_settings/* named */.KT)(needed.connectionReferences, 'logicalName', logicalName);
    })
        .map(({ logicalName }) => logicalName);
    return {
        connectionReferencesWithoutConnection: [...ofKind('connection-missing'), ...toNowhere],
        environmentVariablesWithoutValue: ofKind('value-missing'),
    };
}
function findOffFlows({ flows }, target, { options: { activate }, environment: { connectionProblems } }, unbound) {
    const missing = new Set(unbound.map((name) => name.toLowerCase()));
    return flows.flatMap(({ id, name, on, connectionReferences }) => {
        const wasOn = target.flows.find((flow) => flow.id === id)?.on === true;
        const unusable = connectionReferences.flatMap((used) => (0,check_settings/* named */.KT)(connectionProblems, 'logicalName', used) ?? [])[0];
        if (unusable)
            return [{ id, name, reason: unusable.message }];
        const reference = connectionReferences.find((used) => missing.has(used.toLowerCase()));
        if (reference !== undefined) {
            return [{ id, name, reason: `its connection reference ${(0,lib/* quote */.hD)(reference)} has no connection` }];
        }
        if (!activate)
            return [{ id, name, reason: 'activate-plugins is false' }];
        return on || wasOn ? [] : [{ id, name, reason: 'it is off in the solution' }];
    });
}
function toPlanned(component) {
    const { id, name, displayName } = component;
    return { type: (0,plan_deletions/* typeNameOf */.BR)(component), name, displayName, id };
}
//# sourceMappingURL=plan-deployment.js.map
;// CONCATENATED MODULE: ./actions/lib/common/plan/target-facts.js

/** Of a solution that is not installed. */
const NOTHING_INSTALLED = {
    components: [],
    columns: [],
    holders: new Map(),
    replaced: new Set(),
    flows: [],
    layers: { active: [], unknownCount: 0 },
};
const KINDS = ['cloud-flow', 'workflow', 'business-rule', 'action', 'business-process-flow'];
/** The service looks each of them up in a slow virtual table: for more of them a plan would take minutes. */
const MAX_LAYER_LOOKS = 400;
/** Reads what all solutions of a plan share, but for what is `known` already. */
async function fetchEnvironmentFacts(dataverse, environmentUrl, known = {}) {
    const [environmentId, solutions, connectionReferences, environmentVariables, running] = await Promise.all([
        known.environmentId ??
            dataverse.retrieveCurrentOrganization().then((organization) => organization.environmentId),
        dataverse.listSolutionEntries(),
        known.connectionReferences ?? dataverse.listConnectionReferences(),
        known.environmentVariables ?? dataverse.listEnvironmentVariables(),
        dataverse.listRunning(),
    ]);
    return {
        environmentId,
        environmentUrl: environmentUrl.origin,
        solutions,
        connectionReferences,
        environmentVariables,
        running,
        connectionProblems: known.connectionProblems ?? [],
    };
}
/** Reads what the target has of the solution and its patches. */
async function fetchTargetFacts(dataverse, facts, solutions) {
    const search = await dataverse.findSolution(facts.uniqueName);
    const { installed } = search;
    if (!installed)
        return { ...NOTHING_INSTALLED, ...search };
    const patches = solutions.filter(({ patchOf }) => patchOf === installed.id);
    const [components, flows] = await Promise.all([
        listAll(dataverse, [installed.id, ...patches.map(({ id }) => id)]),
        dataverse.listFlows({ solutionId: installed.id, kinds: KINDS }),
    ]);
    const names = [installed, ...patches, ...(search.pendingUpgrade ? [search.pendingUpgrade] : [])];
    const found = {
        ...NOTHING_INSTALLED,
        ...search,
        components,
        flows,
        replaced: new Set(names.map(({ uniqueName }) => uniqueName.toLowerCase())),
    };
    // In an unmanaged solution every change is made in the top layer, and nothing is deleted: nothing is to be looked at.
    if (!installed.managed || !facts.managed)
        return found;
    const columns = await listColumns(dataverse, components);
    return { ...found, columns, ...(await lookAtLayers(dataverse, { components, columns }, facts)) };
}
async function listAll(dataverse, solutionIds) {
    const byId = new Map();
    for (const solutionId of solutionIds) {
        for (const component of await dataverse.listComponents(solutionId))
            byId.set(component.id, component);
    }
    return [...byId.values()];
}
/** Columns are no components of their own in the summary of a solution. */
async function listColumns(dataverse, components) {
    const tables = components.filter(({ type, name }) => type === plan_deletions/* TABLE */.Bt && name !== '').map(({ name }) => name);
    return (await dataverse.listCustomColumns(tables)).flatMap((columns) => columns ?? []);
}
async function lookAtLayers(dataverse, target, facts) {
    const gone = (0,plan_deletions/* findGone */.bf)(target, facts);
    const goneIds = new Set(gone.map(({ id }) => id));
    const staying = target.components.filter(({ id }) => !goneIds.has(id));
    const asked = [...gone.slice(0, MAX_LAYER_LOOKS), ...staying.slice(0, MAX_LAYER_LOOKS)];
    const answers = await dataverse.listLayers(asked);
    const holders = new Map(asked.flatMap(({ id }, index) => {
        const names = answers[index]?.map((name) => name.toLowerCase());
        return names ? [[id, names]] : [];
    }));
    const active = staying.filter(({ id }) => holders.get(id)?.includes(plan_deletions/* UNMANAGED_LAYER */.jT));
    // What was not asked about has no answer either.
    return { holders, layers: { active, unknownCount: staying.filter(({ id }) => !holders.has(id)).length } };
}
//# sourceMappingURL=target-facts.js.map
;// CONCATENATED MODULE: ./actions/lib/common/plan/fetch-plan.js


/** Reads the target, but for what is `known` of it already, and plans; nothing is changed there. */
async function fetchPlan(dataverse, environmentUrl, offers, options, known = {}) {
    const environment = await fetchEnvironmentFacts(dataverse, environmentUrl, known);
    const withTargets = [];
    for (const { facts } of offers) {
        withTargets.push({ facts, target: await fetchTargetFacts(dataverse, facts, environment.solutions) });
    }
    return planDeployment(withTargets, environment, options);
}
//# sourceMappingURL=fetch-plan.js.map

/***/ }),

/***/ 5406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ readAgain),
  q: () => (/* binding */ readOffers)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/find-files.js
var find_files = __webpack_require__(9152);
// EXTERNAL MODULE: ./actions/lib/common/plan/deletions.js
var deletions = __webpack_require__(1778);
// EXTERNAL MODULE: ./actions/lib/common/plan/dependencies.js
var dependencies = __webpack_require__(3576);
;// CONCATENATED MODULE: ./actions/lib/common/plan/order.js
// The order in which several solutions are deployed: what others need comes first.



/**
 * Orders solutions by their dependencies; those that do not depend on each other keep their order.
 * @throws AlmError `input-conflict` for a solution that is there twice, and for solutions that need each other.
 */
function orderByDependencies(offers) {
    refuseTwins(offers);
    const waiting = [...offers];
    const ordered = [];
    while (waiting.length > 0) {
        const at = waiting.findIndex((offer) => !waiting.some((other) => other !== offer && needs(offer.facts, other.facts)));
        if (at === -1)
            throw circle(waiting);
        ordered.push(...waiting.splice(at, 1));
    }
    return ordered;
}
/** Whether the first solution needs something of the second. */
function needs(one, other) {
    const name = other.uniqueName.toLowerCase();
    if (one.patchOf?.toLowerCase() === name)
        return true;
    return one.dependencies.some(({ required }) => {
        const from = (0,dependencies/* solutionOf */.T4)(required).name.toLowerCase();
        // Where it was made in no solution, whoever brings it along has to come first.
        return from === '' || from === deletions/* UNMANAGED_LAYER */.jT
            ? (0,dependencies/* brings */.gt)(other, required) && !(0,dependencies/* brings */.gt)(one, required)
            : from === name;
    });
}
function refuseTwins(offers) {
    const names = offers.map(({ facts }) => facts.uniqueName.toLowerCase());
    const twin = offers.find(({ facts }, index) => names.indexOf(facts.uniqueName.toLowerCase()) !== index);
    if (!twin)
        return;
    throw new lib/* AlmError */.Ly('input-conflict', {
        message: `input solution-file names two files that hold ${(0,lib/* quote */.hD)(twin.facts.uniqueName)}`,
        remedy: 'Name one file for each solution; a pattern such as *_managed.zip leaves the unmanaged twin out.',
    });
}
function circle(waiting) {
    let circular = waiting;
    for (let before = Infinity; circular.length < before;) {
        before = circular.length;
        // Who is needed by none of the others only waits for them.
        const among = circular;
        circular = among.filter((offer) => among.some((other) => other !== offer && needs(other.facts, offer.facts)));
    }
    const names = circular.map(({ facts }) => (0,lib/* quote */.hD)(facts.uniqueName)).join(', ');
    return new lib/* AlmError */.Ly('input-conflict', {
        message: `the solutions ${names} need each other, so none of them can be the first`,
        remedy: 'Move what both need into a solution of its own, or put them into one.',
    });
}
//# sourceMappingURL=order.js.map
;// CONCATENATED MODULE: ./actions/lib/common/plan/solution-facts.js
// What a plan needs to know of a solution zip, read from its bytes alone.


/** workflow.category of what a deployment turns on: workflows, business rules, actions, process flows, cloud flows. */
const TURNED_ON = ['0', '2', '3', '4', '5'];
const DEFINITION = '1';
const ACTIVATED = '1';
/** @throws AlmError the codes of `parseSolution` and `readSolutionSettings`. */
function readSolutionFacts(zip) {
    const archive = (0,solution_lib/* parseSolution */.Pm)(zip);
    const { uniqueName, version, packageType, publisher, rootComponents, missingDependencies } = archive.manifest;
    const patchOf = parentOf(archive);
    return {
        uniqueName,
        version,
        managed: packageType === 'Managed',
        ...(patchOf === undefined ? {} : { patchOf }),
        digest: (0,solution_lib/* solutionDigest */.wU)(zip),
        publisher: publisher.uniqueName,
        prefix: publisher.prefix,
        components: [...rootComponents, ...(0,solution_lib/* listComponents */.nF)(archive)].map((component) => ({
            type: component.type,
            id: component.id === undefined ? undefined : bareId(component.id),
            schemaName: component.schemaName,
            ...('parent' in component && { parent: component.parent }),
        })),
        dependencies: missingDependencies,
        settings: (0,solution_lib/* readSolutionSettings */.pR)(archive),
        flows: readFlows(archive),
    };
}
/** An id as Dataverse answers it: in lower case, without braces. */
function bareId(id) {
    return id.replace(/[{}]/g, '').toLowerCase();
}
/** A patch names the solution that it belongs to. */
function parentOf({ manifestXml }) {
    const manifest = (0,solution_lib/* childElement */.JV)(manifestXml.root, 'SolutionManifest');
    const parent = manifest && (0,solution_lib/* childElement */.JV)(manifest, 'ParentSolution');
    return (0,solution_lib/* childText */.ix)(parent, 'UniqueName')?.trim() || undefined;
}
function readFlows(archive) {
    const list = (0,solution_lib/* childElement */.JV)(archive.customizationsXml.root, 'Workflows');
    const workflows = list ? (0,solution_lib/* childElements */.AR)(list) : [];
    return workflows
        .filter((workflow) => TURNED_ON.includes((0,solution_lib/* childText */.ix)(workflow, 'Category')?.trim() ?? ''))
        .filter((workflow) => ((0,solution_lib/* childText */.ix)(workflow, 'Type')?.trim() ?? DEFINITION) === DEFINITION)
        .map((workflow) => ({
        id: bareId((0,solution_lib/* attributeOf */.w4)(workflow, 'WorkflowId') ?? ''),
        name: (0,solution_lib/* attributeOf */.w4)(workflow, 'Name') ?? '',
        on: (0,solution_lib/* childText */.ix)(workflow, 'StateCode')?.trim() === ACTIVATED,
        connectionReferences: referencesOf(archive, (0,solution_lib/* childText */.ix)(workflow, 'JsonFileName') ?? ''),
    }));
}
function referencesOf(archive, file) {
    const entry = archive.find(file.replace(/^\//, ''));
    if (!entry)
        return [];
    const definition = (0,lib/* parseJson */.qF)(Buffer.from(entry.read()).toString('utf8'), entry.path);
    const references = (0,lib/* recordField */.Qb)((0,lib/* recordField */.Qb)(definition, 'properties'), 'connectionReferences') ?? {};
    return Object.values(references).flatMap((reference) => {
        const connection = (0,lib/* isRecord */.u4)(reference) ? (0,lib/* recordField */.Qb)(reference, 'connection') : undefined;
        return (0,lib/* stringField */.OM)(connection, 'connectionReferenceLogicalName') ?? [];
    });
}
//# sourceMappingURL=solution-facts.js.map
;// CONCATENATED MODULE: ./actions/lib/common/plan/offers.js






/** The service takes requests of up to 128 MB; base64 makes 4/3 of an archive. */
const MAX_ARCHIVE_BYTES = 95 * 1_000_000;
/**
 * Reads the zips of `solution-file`, one path or pattern a line, and orders them by their dependencies.
 * @throws AlmError `file-not-found`, `solution-too-large`, `input-conflict`; the codes of `readSolutionFacts`;
 * `digest-mismatch` for other bytes than the expected ones.
 */
async function readOffers(inputs, ports) {
    const files = await (0,find_files/* findFiles */.l)(ports, inputs.workingDirectory, inputs.solutionFile, 'solution-file');
    const offers = [];
    for (const file of files) {
        const archive = await (0,common_files/* readArchive */.bL)(file, 'solution-file', MAX_ARCHIVE_BYTES);
        const facts = readFacts(file, archive);
        const kind = facts.managed ? 'managed' : 'unmanaged';
        ports.log.info(`${facts.uniqueName} ${facts.version}, ${kind}, ${(0,lib/* formatBytes */.z3)(archive.length)}`);
        offers.push({ file, facts });
    }
    const [first, ...others] = orderByDependencies(offers);
    if (!first)
        throw noFile();
    requireExpected([first, ...others], inputs.expectedDigest);
    if (others.length > 0) {
        ports.log.info(`in this order: ${[first, ...others].map(({ facts }) => facts.uniqueName).join(', ')}`);
    }
    return [first, ...others];
}
/** @throws AlmError of `readSolutionFacts`, which names the file: of several, one has to know which. */
function readFacts(file, archive) {
    try {
        return readSolutionFacts(archive);
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly))
            throw caught;
        throw new lib/* AlmError */.Ly(caught.code, {
            message: `${(0,lib/* quote */.hD)(file)}: ${caught.message}`,
            ...(0,lib/* optional */.lq)('remedy', caught.remedy),
            details: caught.details,
            cause: caught,
        });
    }
}
/**
 * Reads the zip again when its turn has come, so that only one is held in memory.
 * @throws AlmError `digest-mismatch` when it was changed meanwhile.
 */
async function readAgain({ file, facts }) {
    const archive = await (0,common_files/* readArchive */.bL)(file, 'solution-file', MAX_ARCHIVE_BYTES);
    requireDigest(file, (0,solution_lib/* solutionDigest */.wU)(archive), facts.digest);
    return archive;
}
function requireExpected(offers, expected) {
    if (expected === undefined)
        return;
    const [first, ...others] = offers;
    if (others.length > 0) {
        throw new lib/* AlmError */.Ly('input-conflict', {
            message: `input expected-digest names one digest, but solution-file names ${offers.length} files`,
            remedy: 'Import the files one by one, or require the plan-digest of plan-solution, which covers all of them.',
        });
    }
    if (first)
        requireDigest(first.file, first.facts.digest, expected);
}
function requireDigest(file, digest, expected) {
    if (digest === expected)
        return;
    throw new lib/* AlmError */.Ly('digest-mismatch', {
        message: `${(0,lib/* quote */.hD)(file)} has the SHA-256 ${digest}, not the expected ${expected}`,
        remedy: 'Import the file that was tested and approved; nothing was sent.',
    });
}
function noFile() {
    return new lib/* AlmError */.Ly('input-missing', {
        message: 'input solution-file names no file',
        remedy: 'Name the solution zip, or several of them, one a line.',
    });
}
//# sourceMappingURL=offers.js.map

/***/ }),

/***/ 5415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ planDigest),
/* harmony export */   V: () => (/* binding */ requirePlan)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
// One number for a plan: equal while nothing that matters has changed, whenever and wherever it is computed.


/**
 * SHA-256 over what the plan would do and on what ground: bytes, environment, versions, kinds, operation, missing
 * dependencies, deletions, missing connections and values, hidden changes. Times, names for people and what runs at the
 * moment are left out.
 */
function planDigest({ environment, solutions }) {
    const matter = { schema: 1, environmentId: environment.id, solutions: solutions.map(whatMatters) };
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256').update(JSON.stringify(matter)).digest('hex');
}
function whatMatters(plan) {
    return [
        plan.digest,
        plan.solution,
        plan.version,
        plan.managed,
        plan.operation,
        plan.installed ? [plan.installed.version, plan.installed.managed] : null,
        plan.pendingUpgrade ?? null,
        plan.missingDependencies
            .map(({ typeName, component, solution, state }) => [typeName, component, solution, state].join(' '))
            .sort(),
        ids(plan.deletions),
        plan.unknownDeletions,
        [...plan.connectionReferencesWithoutConnection].sort(),
        [...plan.environmentVariablesWithoutValue].sort(),
        ids(plan.unmanagedLayers),
        plan.blockers.map(({ code }) => code).sort(),
    ];
}
function ids(components) {
    return components.map(({ id }) => id).sort();
}
/**
 * Compares a plan with the digest of the approved one.
 * @throws AlmError `plan-changed`; its details hold the plan as it is now.
 */
function requirePlan(plan, approved) {
    const now = planDigest(plan);
    if (now === approved)
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('plan-changed', {
        message: `the plan is ${now} now, but ${approved} was approved: ${plan.environment.url} or the files have changed since`,
        remedy: 'Run plan-solution again with the same inputs, compare its summary with the approved one, and have the new plan approved; nothing was changed.',
        details: { plan },
    });
}
//# sourceMappingURL=plan-digest.js.map

/***/ }),

/***/ 7269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ renderPlan),
/* harmony export */   d: () => (/* binding */ describePlan)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6954);
/* harmony import */ var _deletions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1778);
// A plan as a release manager reads it: first what will happen, then what to look at.



/** Items of a list that are shown; the plan file holds all of them. */
const MAX_SHOWN = 30;
/** The summary, Markdown. */
function renderPlan(plan, { digest, dlp, carriedOut = false }) {
    const head = ['Solution', 'Operation', 'Now', 'New', 'Deletes', 'Blocked by'];
    const rows = plan.solutions.map((solution) => [
        (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(solution.solution),
        `**${solution.operation}**`,
        solution.installed ? kindOf(solution.installed) : 'not installed',
        kindOf(solution),
        countDeletions(solution),
        solution.blockers.map(({ code }) => (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(code)).join(', '),
    ]);
    return [
        '### Deployment plan',
        `Into ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(plan.environment.url)}. ${carriedOut ? 'As it was before the import.' : 'Nothing was changed.'}`,
        (0,_powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(head, rows),
        ...plan.running.map(({ operation, solution, startedBy }) => `⏳ Running now: ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(operation)}${solution === undefined ? '' : ` of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(solution)}`}${startedBy === undefined ? '' : ` by ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(startedBy)}`}. The import would wait for its end.`),
        ...(dlp
            ? [`Data policies: **${dlp.verdict}**${dlp.summary ? `. ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(dlp.summary)}` : ''}`]
            : []),
        ...plan.solutions.flatMap(renderSolution),
        `Plan digest: ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(digest)}`,
    ].join('\n\n');
}
function countDeletions({ deletions }) {
    const withData = deletions.filter(({ type }) => (0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)).length;
    if (deletions.length === 0)
        return '';
    return `⚠️ ${deletions.length}${withData === 0 ? '' : `, data in ${withData}`}`;
}
function kindOf({ version, managed }) {
    return `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(version)} ${managed ? 'managed' : 'unmanaged'}`;
}
function renderSolution(plan) {
    const parts = [
        list('⛔ Blocked', plan.blockers.map(({ message, remedy }) => (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(`${message}. ${remedy}`))),
        list('🗑️ Deleted by the upgrade with all rows and values in it, in the target and for good', plan.deletions.filter(({ type }) => (0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)).map(component)),
        list('⚠️ Deleted by the upgrade', plan.deletions.filter(({ type }) => !(0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)).map(component)),
        unknown(plan.unknownDeletions, 'component(s) may be deleted: they have no name that could be compared'),
        list('⚠️ Missing in the target, or perhaps missing', plan.missingDependencies.map(({ component: name, typeName, solution, version, state, inTarget }) => {
            const source = solution === ''
                ? 'made outside any solution'
                : `brought by ${solution}${version ? ` ${version}` : ''}`;
            const present = inTarget === undefined ? '' : `, the target has ${inTarget}`;
            return `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(typeName)} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(name)}: ${state}, ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(source + present)}`;
        })),
        list('⚠️ Connection references without a connection', plan.connectionReferencesWithoutConnection.map(_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)),
        list('⚠️ Environment variables without a value', plan.environmentVariablesWithoutValue.map(_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)),
        list('⚠️ Flows and processes that will be off', plan.flowsOff.map(({ name, reason }) => `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(name)}: ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(reason)}`)),
        list('⚠️ Changed in the target, which hides what the solution brings', plan.unmanagedLayers.map(component)),
        unknown(plan.unknownLayers, 'component(s) of which the service does not tell whether they were changed in the target'),
    ].flat();
    const note = plan.note === undefined ? [] : [(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(plan.note)];
    if (parts.length === 0 && note.length === 0)
        return [];
    return [`#### ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(plan.solution)}`, ...note, ...parts];
}
function component({ type, name, displayName }) {
    const label = displayName === '' || displayName === name ? '' : ` (${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(displayName)})`;
    return `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(type)} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(name)}${label}`;
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
/** The plan of one solution as one line of a log. */
function describePlan(plan) {
    const { solution, version, operation, installed, deletions, flowsOff, unmanagedLayers } = plan;
    const count = (things, what) => things.length === 0 ? [] : [`${things.length} ${what}`];
    return [
        `plan: ${operation} ${solution} ${installed ? `${installed.version} → ` : ''}${version}`,
        ...count(deletions.filter(({ type }) => (0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)), 'table(s) or column(s) deleted with their data'),
        ...count(deletions.filter(({ type }) => !(0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)), 'other component(s) deleted'),
        ...count(plan.missingDependencies, 'dependencies missing or in doubt'),
        ...count(plan.connectionReferencesWithoutConnection, 'connection reference(s) without a connection'),
        ...count(plan.environmentVariablesWithoutValue, 'environment variable(s) without a value'),
        ...count(flowsOff, 'flow(s) will be off'),
        ...count(unmanagedLayers, 'component(s) hidden by changes made in the target'),
    ].join('; ');
}
//# sourceMappingURL=render-plan.js.map

/***/ }),

/***/ 4586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readRules),
/* harmony export */   d: () => (/* binding */ rulesInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _decide_way_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4643);
// The inputs that decide how a solution goes in; plan-solution and import-solution read them alike.


const rulesInputs = {
    mode: _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.oneOf */ .hF.oneOf(..._decide_way_js__WEBPACK_IMPORTED_MODULE_1__/* .modes */ .nI).optional(),
    'import-as-holding': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'stage-and-upgrade': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'convert-to-managed': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'skip-lower-version': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'skip-same-version': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
};
/** @throws AlmError `input-conflict` for inputs that contradict each other. */
function readRules(inputs, count) {
    const { convertToManaged, skipLowerVersion, skipSameVersion } = inputs;
    return {
        mode: (0,_decide_way_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveMode */ .U5)(inputs),
        several: count > 1,
        convertToManaged,
        skipLowerVersion,
        skipSameVersion,
    };
}
//# sourceMappingURL=rules-inputs.js.map

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

/***/ })

};
