export const id = 4865;
export const ids = [4865];
export const modules = {

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

/***/ 6710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jh: () => (/* reexport */ differencesFrom),
  NN: () => (/* reexport */ documentedUnblockable),
  _3: () => (/* reexport */ evaluate),
  mV: () => (/* reexport */ findConnectors),
  Vr: () => (/* reexport */ identifyPolicy),
  $7: () => (/* reexport */ isEmptyDiff),
  xK: () => (/* reexport */ listConnectors),
  SI: () => (/* reexport */ locateVerdict),
  M2: () => (/* reexport */ matchConnectors),
  Mo: () => (/* reexport */ parsePolicies),
  my: () => (/* reexport */ planPolicyChange),
  y9: () => (/* reexport */ planWaysOut),
  JM: () => (/* reexport */ rankFindings),
  L7: () => (/* reexport */ readPolicyScope),
  gM: () => (/* reexport */ renderVerdict),
  hO: () => (/* reexport */ solutionName),
  zv: () => (/* reexport */ toSarif),
  Cr: () => (/* reexport */ toSolutionSource),
  M: () => (/* reexport */ withCatalogue)
});

;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/change.js
/** Tells whether a diff changes nothing. */
function isEmptyDiff({ connectors, environments }) {
    return connectors.length === 0 && environments.length === 0;
}
//# sourceMappingURL=change.js.map
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/fields.js
// Fields of policy documents, whose keys change their case between the recorded answers and the documentation.

/** The field with this name, upper and lower case alike; undefined when absent. */
function field(record, name) {
    if (!(0,lib/* isRecord */.u4)(record))
        return undefined;
    const wanted = name.toLowerCase();
    const key = Object.keys(record).find((one) => one.toLowerCase() === wanted);
    return key === undefined ? undefined : record[key];
}
/** True when the record has the field, even with null. */
function hasField(record, name) {
    return Object.keys(record).some((key) => key.toLowerCase() === name.toLowerCase());
}
/** The field as text, empty when it is absent or something else. */
function textField(record, name) {
    const value = field(record, name);
    return typeof value === 'string' ? value : '';
}
/**
 * The field as a list; null and absent count as empty.
 * @throws AlmError `response-invalid` when it is something else.
 */
function listField(record, name, policy) {
    const value = field(record, name) ?? [];
    if (!Array.isArray(value))
        throw unreadable(policy, `${name} is not a list`);
    return value;
}
/**
 * The field as one of some words, upper and lower case alike.
 * @throws AlmError `response-invalid` naming the word.
 */
function wordField(record, name, words, policy) {
    const value = textField(record, name);
    const word = words.find((one) => one.toLowerCase() === value.toLowerCase());
    if (word === undefined)
        throw unreadable(policy, `${name} is ${(0,lib/* quote */.hD)(value)} and none of ${words.join(', ')}`);
    return word;
}
/** The error for a policy that cannot be understood; judging by half of it would be guessing. */
function unreadable(policy, rule) {
    return new lib/* AlmError */.Ly('response-invalid', {
        message: `data policy ${(0,lib/* quote */.hD)(policy)} cannot be read: ${rule}`,
        remedy: 'Look at the policy in the Power Platform admin center; saving it there writes it anew.',
    });
}
//# sourceMappingURL=fields.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/connector-id.js
// Names of connectors: what makes two spellings one connector, and what tells a custom connector by its id.
/** The last segment of a connector id in lower case, such as `shared_sql` or `http`: what connectors are compared by. */
function connectorKey(id) {
    const path = id.trim();
    let end = path.length;
    while (path[end - 1] === '/')
        end--;
    const start = end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1;
    return path.slice(start, end).toLowerCase();
}
const NAMED = 'name:';
/** A key for a connector of which only the display name is known. */
function keyOfDisplayName(displayName) {
    return NAMED + displayName.trim().toLowerCase();
}
/** The display name in a key made by {@link keyOfDisplayName}, else undefined. */
function displayNameOfKey(key) {
    return key.startsWith(NAMED) ? key.slice(NAMED.length) : undefined;
}
// A custom connector is called `shared_` + its name with other characters as `-xx` + `-5f` (`_`) + a hash, which
// differs from one environment to the next. A connector made in another environment carries two hashes. Old ids have
// `.xx` for `-xx`, and `.-` before their last hash.
const LAST_HASH = /(?:_|\.-)[0-9a-f]{16,20}$/;
/** A hash with what stands before it. */
const MAX_HASH = 22;
/** The part of a custom connector's key that is the same in every environment; undefined for any other connector. */
function customStem(key) {
    // Most keys have no hash, and policies list more than a thousand of them.
    if (!key.startsWith('shared_') || !/[0-9a-f]{16}$/.test(key.slice(-16)))
        return undefined;
    const decoded = decodeName(key.slice('shared_'.length));
    const stem = withoutHashes(decoded);
    return stem === decoded ? undefined : stem;
}
/** Looks at the end alone, however long the name is. */
function withoutHashes(name) {
    let end = name.length;
    for (;;) {
        const hash = LAST_HASH.exec(name.slice(Math.max(0, end - MAX_HASH), end));
        if (!hash)
            return name.slice(0, end);
        end -= hash[0].length;
    }
}
/** A name from a solution (`new_custom-20connector`) in the spelling of {@link customStem}. */
function stemOfSolutionName(name) {
    return decodeName(name.toLowerCase());
}
/** The key of a custom connector whose id has no hash. */
function keyOfStem(stem) {
    const encode = (char) => `-${char.charCodeAt(0).toString(16)}`;
    return `shared_${stem.replace(/[ -/:-@[-`{-~]/g, encode)}`;
}
function decodeName(encoded) {
    return encoded.replace(/[-_.]([0-9a-f]{2})/g, (whole, hex) => {
        const code = parseInt(hex, 16);
        const char = String.fromCharCode(code);
        return code >= 0x20 && code < 0x7f && !/[a-z0-9]/i.test(char) ? char : whole;
    });
}
//# sourceMappingURL=connector-id.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/document.js
// Changing a document that was read without touching what is not understood.



/** The record with one field set, in the spelling that the record has for it. */
function withField(record, name, value) {
    const key = Object.keys(record).find((one) => one.toLowerCase() === name.toLowerCase());
    return { ...record, [key ?? name]: value };
}
/** The id of an environment that a policy lists, in lower case. */
function environmentIdOf(untrusted) {
    return textField(untrusted, 'name').toLowerCase() || connectorKey(textField(untrusted, 'id'));
}
/** @throws AlmError `response-invalid` for an item of a list that is no object. */
function requireRecord(untrusted, list, policy) {
    if ((0,lib/* isRecord */.u4)(untrusted))
        return untrusted;
    throw unreadable(policy, `${list} has an item that is no object`);
}
//# sourceMappingURL=document.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/change-coverage.js
// Takes environments into or out of what a policy covers, whichever way the policy says it.



const KINDS = ['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'];
const SCOPE = '/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments';
/**
 * The filter of a policy after environments were taken into and out of it. A policy for all environments becomes one
 * for all but some, and the other way round when its last exception goes.
 * @throws AlmError `input-conflict` for an environment that is to be both, `input-invalid` when the policy would cover
 * nothing or is bound to its one environment.
 */
function changeCoverage(definition, { include, exclude }, policy) {
    refuseContradiction(include, exclude);
    const before = readCoverage(definition, policy);
    const covered = (environment) => covers(before, environment.id);
    const changes = [
        ...unique(include)
            .filter((one) => !covered(one))
            .map((one) => ({ ...one, change: 'included' })),
        ...unique(exclude)
            .filter(covered)
            .map((one) => ({ ...one, change: 'excluded' })),
    ];
    if (changes.length === 0) {
        const filter = filterOf(before);
        return { from: filter, to: filter, entries: undefined, changes };
    }
    const after = coverageAfter(before, changes, policy);
    return { from: filterOf(before), to: filterOf(after), entries: after.entries, changes };
}
/** The filter of a policy. @throws AlmError `response-invalid`. */
function readFilter(definition, policy) {
    return filterOf(readCoverage(definition, policy));
}
function readCoverage(definition, policy) {
    return {
        kind: wordField(definition, 'environmentType', KINDS, policy),
        entries: listField(definition, 'environments', policy),
    };
}
function coverageAfter({ kind, entries }, changes, policy) {
    const included = changes.filter(({ change }) => change === 'included');
    const excluded = changes.filter(({ change }) => change === 'excluded');
    switch (kind) {
        case 'SingleEnvironment':
            throw refused(policy, 'is for its one environment alone', 'Change a policy of the tenant, or delete this one in the admin center.');
        case 'AllEnvironments':
            // A list that stands beside AllEnvironments means nothing, and must not come to mean something.
            return { kind: 'ExceptEnvironments', entries: excluded.map(entryOf) };
        case 'ExceptEnvironments': {
            const exceptions = edited(entries, included, excluded);
            return exceptions.length === 0
                ? { kind: 'AllEnvironments', entries: [] }
                : { kind, entries: exceptions };
        }
        case 'OnlyEnvironments': {
            const only = edited(entries, excluded, included);
            if (only.length > 0)
                return { kind, entries: only };
            throw refused(policy, 'would cover no environment any more', 'Delete the policy in the admin center if it is not needed, or include another environment.');
        }
    }
}
function edited(entries, removed, added) {
    const gone = new Set(removed.map(({ id }) => id.toLowerCase()));
    return [...entries.filter((entry) => !gone.has(environmentIdOf(entry))), ...added.map(entryOf)];
}
function entryOf({ id }) {
    return { id: `${SCOPE}/${id}`, name: id, type: 'Microsoft.BusinessAppPlatform/scopes/environments' };
}
function covers({ kind, entries }, id) {
    if (kind === 'AllEnvironments')
        return true;
    const isListed = entries.some((entry) => environmentIdOf(entry) === id.toLowerCase());
    return kind === 'ExceptEnvironments' ? !isListed : isListed;
}
function filterOf({ kind, entries }) {
    return { kind, ids: kind === 'AllEnvironments' ? [] : entries.map(environmentIdOf) };
}
function unique(environments) {
    return [...new Map(environments.map((one) => [one.id.toLowerCase(), one])).values()];
}
function refuseContradiction(include, exclude) {
    const excluded = new Set(exclude.map(({ id }) => id.toLowerCase()));
    const both = include.find(({ id }) => excluded.has(id.toLowerCase()));
    if (!both)
        return;
    throw new lib/* AlmError */.Ly('input-conflict', {
        message: `environment ${(0,lib/* quote */.hD)(both.name ?? both.id)} is to be included and excluded at once`,
        remedy: 'Name it in one of include-environments and exclude-environments.',
        details: { environmentId: both.id },
    });
}
function refused(policy, rule, remedy) {
    return new lib/* AlmError */.Ly('input-invalid', { message: `data policy ${(0,lib/* quote */.hD)(policy)} ${rule}`, remedy });
}
//# sourceMappingURL=change-coverage.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/find-connector.js
// The one connector that somebody means by an id, the end of an id or a display name.


/** Names that an error message proposes, and ids that it lists. */
const PROPOSALS = 5;
const APIS = '/providers/Microsoft.PowerApps/apis';
/** Policies classify it, but no list of the service holds it: the admin center wants it added by hand. */
const SPATIAL_SERVICES = {
    id: `${APIS}/shared_microsoftspatialservices`,
    displayName: 'Spatial Services',
};
/**
 * The connectors that a reference fits, each once; an id wins over a display name. More than one only for a display
 * name.
 */
function matchConnectors(reference, connectors) {
    const all = [...connectors, SPATIAL_SERVICES];
    const key = isId(reference) ? connectorKey(reference) : undefined;
    const byId = all.findLast(({ id }) => connectorKey(id) === key);
    if (byId)
        return [byId];
    const name = reference.trim().toLowerCase();
    const byName = all.filter(({ displayName }) => displayName.trim().toLowerCase() === name);
    return [...new Map(byName.map((one) => [connectorKey(one.id), one])).values()];
}
/** A slash in anything but a path belongs to a display name. */
function isId(reference) {
    return !reference.includes('/') || /\/apis\/[^/]+\/?$/i.test(reference.trim());
}
/**
 * The connector that a reference means.
 * @throws AlmError `input-invalid` with the nearest names when there is none, with the ids when there are several.
 */
function findConnector(reference, connectors) {
    const [found, ...others] = matchConnectors(reference, connectors);
    if (found && others.length === 0)
        return found;
    if (found)
        throw ambiguous(reference, [found, ...others]);
    const names = connectors.flatMap(({ id, displayName }) => [displayName, id.slice(id.lastIndexOf('/') + 1)]);
    const near = (0,lib/* nearestNames */.LE)(reference, [...new Set(names)], PROPOSALS);
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `${(0,lib/* quote */.hD)(reference)} is none of the ${connectors.length} connectors that the policy can classify`,
        remedy: near.length > 0
            ? `Did you mean ${near.map(lib/* quote */.hD).join(' or ')}?`
            : 'Use the display name or the id of a connector as the admin center shows them; a custom connector is known by its id in the environments that the policy covers, elsewhere policies classify it by URL patterns.',
        details: { connector: reference, near },
    });
}
function ambiguous(reference, found) {
    const ids = found.map(({ id }) => id);
    return new lib/* AlmError */.Ly('input-invalid', {
        message: `${(0,lib/* quote */.hD)(reference)} is the display name of ${found.length} connectors: ${ids.slice(0, PROPOSALS).map(lib/* quote */.hD).join(', ')}`,
        remedy: 'Use the id of the one you mean.',
        details: { connector: reference, ids },
    });
}
//# sourceMappingURL=find-connector.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/move-connectors.js
// Moves connectors between the groups of a policy; every other entry stays where and as it is.





const CLASSES = ['Confidential', 'General', 'Blocked'];
/**
 * The policy's `connectorGroups` after the moves: all three groups, none of them null, since the service takes null for
 * something else than an empty group.
 * @throws AlmError `input-invalid` for a connector that is not known or cannot be blocked, `input-conflict` for one with
 * two targets, `response-invalid` for a policy that cannot be read or lists another connector in two groups.
 */
function moveConnectors(definition, moves, catalogue, policy) {
    const groups = readGroups(definition, policy);
    // What the policy lists is known, even when the catalogue has it no longer.
    const known = [...entriesOf(groups), ...catalogue.connectors];
    const wanted = resolveMoves(moves, { ...catalogue, connectors: known });
    const defaultClass = wordField(definition, 'defaultConnectorsClassification', CLASSES, policy);
    const changes = [...wanted.values()].flatMap(({ connector, to }) => changeOf(connector, to, groups, defaultClass));
    refuseDuplicates(groups, wanted, policy);
    const moving = new Map(changes.map((change) => [connectorKey(change.id), change]));
    return { groups: groups.map((group) => groupAfter(group, moving, groups)), changes };
}
/** The groups in their order, those that are missing or null added as empty ones. */
function readGroups(definition, policy) {
    const present = listField(definition, 'connectorGroups', policy)
        .filter((group) => group !== null)
        .map((untrusted) => {
        const document = requireRecord(untrusted, 'connectorGroups', policy);
        const connectors = listField(document, 'connectors', policy);
        return { document, class: wordField(document, 'classification', CLASSES, policy), connectors };
    });
    const missing = CLASSES.filter((one) => !present.some((group) => group.class === one));
    return [
        ...present,
        ...missing.map((one) => ({ document: { classification: one }, class: one, connectors: [] })),
    ];
}
/** The connectors that a policy lists in any group. @throws AlmError `response-invalid`. */
function listedConnectors(definition, policy) {
    return entriesOf(readGroups(definition, policy));
}
function entriesOf(groups) {
    return groups.flatMap(({ connectors }) => connectors.flatMap((entry) => {
        const id = textField(entry, 'id');
        return connectorKey(id) === '' ? [] : [{ id, displayName: textField(entry, 'name') || id }];
    }));
}
function resolveMoves(moves, { connectors, unblockable }) {
    const fixed = new Set(unblockable.map(connectorKey));
    const wanted = new Map();
    for (const move of moves) {
        const connector = findConnector(move.connector, connectors);
        const key = connectorKey(connector.id);
        if (move.to === 'Blocked' && fixed.has(key))
            throw cannotBlock(connector);
        const before = wanted.get(key);
        if (before && before.to !== move.to)
            throw twoTargets(connector, [before.to, move.to]);
        wanted.set(key, { connector, to: move.to });
    }
    return wanted;
}
/** Nothing for a connector that is in the right group and in no other. */
function changeOf({ id, displayName: name }, to, groups, defaultClass) {
    const key = connectorKey(id);
    const holders = groups.flatMap((group) => group.connectors.filter((entry) => keyOf(entry) === key).map(() => group.class));
    const [first] = holders;
    if (first !== undefined && holders.every((one) => one === to))
        return [];
    const from = holders.find((one) => one !== to) ?? first ?? defaultClass;
    return [{ id, name, from, wasUnlisted: first === undefined, to }];
}
/** Two groups for one connector: the service would judge by chance, or refuse the whole policy. */
function refuseDuplicates(groups, wanted, policy) {
    const classes = new Map();
    for (const group of groups) {
        for (const entry of group.connectors) {
            const key = keyOf(entry);
            const before = classes.get(key);
            if (before !== undefined && before !== group.class && !wanted.has(key)) {
                const id = textField(entry, 'id');
                throw unreadable(policy, `connector ${(0,lib/* quote */.hD)(id)} is in the groups ${before} and ${group.class}; name its group in move-connectors as well`);
            }
            classes.set(key, group.class);
        }
    }
}
function groupAfter(group, moving, groups) {
    const staying = group.connectors.filter((entry) => !moving.has(keyOf(entry)));
    const isFirstOfClass = groups.find((one) => one.class === group.class) === group;
    const arriving = isFirstOfClass ? [...moving.values()].filter(({ to }) => to === group.class) : [];
    const connectors = [...staying, ...arriving.map((change) => move_connectors_entryOf(change, groups))];
    return withField(group.document, 'connectors', connectors);
}
/** The entry that the policy has for it already, or a new one. */
function move_connectors_entryOf({ id, name }, groups) {
    const key = connectorKey(id);
    const present = groups.flatMap(({ connectors }) => connectors).find((entry) => keyOf(entry) === key);
    return present ?? { id, name, type: 'Microsoft.PowerApps/apis' };
}
function keyOf(entry) {
    return connectorKey(String(field(entry, 'id') ?? ''));
}
function cannotBlock({ id, displayName }) {
    return new lib/* AlmError */.Ly('input-invalid', {
        message: `connector ${(0,lib/* quote */.hD)(displayName)} cannot be moved to Blocked: the service lets no policy block it`,
        remedy: 'Move it to Business or Non-business, away from the connectors that it shall not meet.',
        details: { connector: id },
    });
}
function twoTargets({ id, displayName }, classes) {
    return new lib/* AlmError */.Ly('input-conflict', {
        message: `input move-connectors moves ${(0,lib/* quote */.hD)(displayName)} to ${classes.join(' and to ')}`,
        remedy: 'Name one group for each connector.',
        details: { connector: id },
    });
}
//# sourceMappingURL=move-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/change-policy.js
// Plans the change of a policy: the document to send, and what is different in it.





/**
 * Reads who a whole document (version 2) is about.
 * @throws AlmError `response-invalid` for a document that is no policy or, as in a list, has no connector groups.
 */
function identifyPolicy(document) {
    const definition = definitionOf(document);
    const id = textField(definition, 'name');
    return {
        id,
        name: textField(definition, 'displayName') || id,
        etag: textField(definition, 'etag') || undefined,
    };
}
/**
 * Reads what a whole document (version 2) is about, also of one that must be mended before it can be judged by.
 * @throws AlmError `response-invalid`.
 */
function readPolicyScope(document) {
    const definition = definitionOf(document);
    const { name } = identifyPolicy(document);
    return { filter: readFilter(definition, name), connectors: listedConnectors(definition, name) };
}
/**
 * Plans a change of a policy without doing it. Asking for what is already so leads to an empty diff.
 * @throws AlmError the codes of moveConnectors and changeCoverage.
 */
function planPolicyChange(document, change, catalogue) {
    const definition = definitionOf(document);
    const { name } = identifyPolicy(document);
    const { groups, changes } = moveConnectors(definition, change.moves, catalogue, name);
    const coverage = changeCoverage(definition, change, name);
    const diff = {
        connectors: changes,
        environments: coverage.changes,
        filter: { from: coverage.from, to: coverage.to },
    };
    let changed = withField(definition, 'connectorGroups', groups);
    if (coverage.entries !== undefined) {
        changed = withField(changed, 'environmentType', coverage.to.kind);
        changed = withField(changed, 'environments', coverage.entries);
    }
    return { document: withField(document, 'policyDefinition', changed), diff };
}
function definitionOf(document) {
    const definition = field(document, 'policyDefinition');
    const name = (0,lib/* stringField */.OM)(definition, 'displayName') ?? '';
    if (!(0,lib/* isRecord */.u4)(definition))
        throw unreadable(name, 'it has no policyDefinition');
    if (hasField(definition, 'connectorGroups'))
        return definition;
    throw unreadable(name, 'it comes without its connector groups, as in a list');
}
//# sourceMappingURL=change-policy.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/change-policy/unwanted-differences.js
// What a policy that was read back has different from the one that was sent.




/** What the service writes by itself with every change. */
const OF_THE_SERVICE = new Set(['etag', 'lastmodifiedby', 'lastmodifiedtime', 'createdby', 'createdtime']);
/** Differences that are told; more of them say nothing more. */
const MOST = 20;
/**
 * Places where `found` differs from `sent`, as paths such as `policyDefinition.displayName`. The order of connectors
 * and environments does not count, nor does the spelling of field names, nor what the service stamps on a revision.
 */
function differencesFrom(sent, found) {
    return compare(sent, found, '').slice(0, MOST);
}
function compare(sent, found, path) {
    if ((0,lib/* isRecord */.u4)(sent) && (0,lib/* isRecord */.u4)(found)) {
        return namesOf(sent, found)
            .filter((name) => !OF_THE_SERVICE.has(name.toLowerCase()))
            .flatMap((name) => compare(field(sent, name), field(found, name), path === '' ? name : `${path}.${name}`));
    }
    if (Array.isArray(sent) && Array.isArray(found))
        return compareLists(sent, found, path);
    return Object.is(sent, found) || isNothing(sent, found) ? [] : [path];
}
/** Absent, null and empty lists and objects mean the same. */
function isNothing(...values) {
    return values.every((value) => value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0));
}
function compareLists(sent, found, path) {
    const foundByName = new Map(found.map((item, index) => [nameOf(item, index), item]));
    const sentByName = new Map(sent.map((item, index) => [nameOf(item, index), item]));
    const names = [...new Set([...sentByName.keys(), ...foundByName.keys()])];
    return names.flatMap((name) => {
        const isInBoth = sentByName.has(name) && foundByName.has(name);
        const place = `${path}[${name}]`;
        return isInBoth ? compare(sentByName.get(name), foundByName.get(name), place) : [place];
    });
}
/** What tells the items of a list apart, wherever they stand in it. */
function nameOf(item, index) {
    const classification = field(item, 'classification');
    if (typeof classification === 'string')
        return classification.toLowerCase();
    for (const name of ['id', 'connectorId', 'actionId']) {
        const value = field(item, name);
        if (typeof value === 'string')
            return connectorKey(value);
    }
    return environmentIdOf(item) || String(index);
}
function namesOf(left, right) {
    const names = new Map([...Object.keys(left), ...Object.keys(right)].map((name) => [name.toLowerCase(), name]));
    return [...names.values()];
}
//# sourceMappingURL=unwanted-differences.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/catalogue.js
// Connectors as the catalogue of the tenant knows them: what people call them, and the ids of virtual ones.

/**
 * The resources with names from the catalogue where the solution only has ids, and with ids where it only has names.
 * A name that several connectors have stays a name.
 */
function withCatalogue(resources, catalogue) {
    const names = new Map(catalogue.map(({ id, displayName }) => [connectorKey(id), displayName.trim()]));
    const keys = new Map();
    for (const [key, displayName] of names) {
        const name = displayName.toLowerCase();
        keys.set(name, keys.has(name) ? undefined : key);
    }
    return resources.map((resource) => ({
        ...resource,
        uses: resource.uses.map((use) => identified(use, names, keys)),
    }));
}
function identified(use, names, keys) {
    const displayName = displayNameOfKey(use.key);
    if (displayName !== undefined) {
        const key = keys.get(displayName);
        return key === undefined ? use : { ...use, key };
    }
    const name = use.name === use.key ? names.get(use.key) : undefined;
    return name === undefined || name === '' ? use : { ...use, name: `${name} (${use.key})` };
}
//# sourceMappingURL=catalogue.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/documented-connectors.js
// What the service's documentation says about connectors, for when its own lists cannot be asked.
/** Keys of the connectors that are documented as those no policy can block (data policies, "connector classification"). */
const documentedUnblockable = [
    'approvals',
    'cloudappsecurity',
    'commondataservice',
    'commondataserviceforapps',
    'excelonlinebusiness',
    'flowpush',
    'kaizala',
    'microsoftformspro',
    'office365',
    'office365groups',
    'office365groupsmail',
    'office365users',
    'onedriveforbusiness',
    'onenote',
    'planner',
    'powerappsnotification',
    'powerappsnotificationv2',
    'powerbi',
    'sharepointonline',
    'shifts',
    'skypeforbiz',
    'teams',
    'todo',
    'yammer',
].map((name) => `shared_${name}`);
//# sourceMappingURL=documented-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/policy.js
// A data policy as the evaluation needs it, whatever document it was read from.
/** Tells whether a policy is for an environment. */
function appliesTo(policy, environmentId) {
    const { kind, ids } = policy.environments;
    const isListed = ids.includes(environmentId.toLowerCase());
    if (kind === 'AllEnvironments')
        return true;
    return kind === 'ExceptEnvironments' ? !isListed : isListed;
}
//# sourceMappingURL=policy.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/pattern.js
/**
 * Tells whether a text matches a pattern as a whole. `https://a.example/` and `https://a.example` are one address, so
 * `https://a.example/*` matches both.
 */
function matchesPattern(pattern, text) {
    const pieces = normalizeAddress(pattern).split('*');
    const subject = normalizeAddress(text);
    return matchesPieces(pieces, subject) || matchesPieces(pieces, `${subject}/`);
}
/** Every piece is looked for once, so nothing backtracks. */
function matchesPieces([first = '', ...pieces], subject) {
    const last = pieces.pop();
    if (last === undefined)
        return subject === first;
    if (!subject.startsWith(first))
        return false;
    let at = first.length;
    for (const piece of pieces) {
        const found = subject.indexOf(piece, at);
        if (found < 0)
            return false;
        at = found + piece.length;
    }
    return subject.length - last.length >= at && subject.endsWith(last);
}
/**
 * The outcome of the first rule that matches. Undefined when none does (a policy should end with `*`), and when rules of
 * the same order match and disagree: which of them comes first is not written down.
 * @param rules sorted by their order.
 */
function firstOutcome(rules, text) {
    const first = rules.find(({ pattern }) => matchesPattern(pattern, text));
    const isDisputed = rules.some(({ order, outcome, pattern }) => order === first?.order && outcome !== first.outcome && matchesPattern(pattern, text));
    return isDisputed ? undefined : first?.outcome;
}
/** The spelling in which addresses are compared. A `/` at the end means nothing. */
function normalizeAddress(text) {
    return text.trim().toLowerCase().replace(/\/$/, '');
}
//# sourceMappingURL=pattern.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/policy-index.js
// What a policy lists, by every way in which a connector of a solution can be found in it.

const indexes = new WeakMap();
/** The index of a policy, made once: policies list more than a thousand connectors and are asked for each resource. */
function indexOf(policy) {
    const known = indexes.get(policy);
    if (known)
        return known;
    const byKey = new Map();
    const byName = new Map();
    const byStem = new Map();
    for (const entry of policy.entries) {
        byKey.set(entry.key, [entry]);
        append(byName, entry.name.trim().toLowerCase(), entry);
        const stem = customStem(entry.key);
        if (stem !== undefined)
            append(byStem, stem, entry);
    }
    const index = { byKey, byName, byStem };
    indexes.set(policy, index);
    return index;
}
function append(map, key, entry) {
    const before = map.get(key);
    if (before)
        before.push(entry);
    else
        map.set(key, [entry]);
}
//# sourceMappingURL=policy-index.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/classify.js
// The class of one connector in one policy.



/**
 * Classifies a connector: what the policy lists comes first, then the URL patterns for custom connectors (which a policy
 * of a single environment does not have), then the policy's default.
 * @param unblockable keys of connectors that a default cannot block.
 */
function classify(connector, policy, unblockable) {
    const entries = classify_entriesOf(connector, policy);
    const [first] = entries;
    if (first)
        return entries.every((entry) => entry.class === first.class) ? first.class : 'Unknown';
    if (connector.custom && hasPatterns(policy)) {
        return policy.hasRules ? classOfAddress(connector.custom, policy) : 'Unknown';
    }
    if (isDesktopModule(connector.key) && !policy.entries.some(({ key }) => isDesktopModule(key)))
        return 'Ignore';
    const isSpared = policy.defaultClass === 'Blocked' && unblockable.has(connector.key);
    return isSpared ? 'General' : policy.defaultClass;
}
/** A policy that lists no module of desktop flows at all leaves their actions alone. */
function isDesktopModule(key) {
    return key.startsWith('desktopflow.');
}
/** The entries of a policy that are about a connector: more than one only where a name stands for several. */
function classify_entriesOf({ key, custom }, policy) {
    const { byKey, byName, byStem } = indexOf(policy);
    const displayName = displayNameOfKey(key);
    if (displayName !== undefined)
        return byName.get(displayName) ?? [];
    // The hash in a custom connector's id differs from one environment to the next.
    if (custom) {
        const ofStem = byStem.get(custom.stem) ?? [];
        if (ofStem.length > 0)
            return ofStem;
        const keys = new Set([key, keyOfStem(custom.stem), `shared_${custom.stem}`]);
        return [...keys].flatMap((one) => byKey.get(one) ?? []);
    }
    return byKey.get(key) ?? NONE;
}
const NONE = [];
/** Whether custom connectors that the policy does not list are classed by their addresses. */
function hasPatterns(policy) {
    if (policy.environments.kind === 'SingleEnvironment')
        return false;
    return !policy.hasRules || policy.urlPatterns.length > 0;
}
/** The class by the first pattern that matches; a connector with several addresses must get one class for all. */
function classOfAddress({ hosts }, { urlPatterns }) {
    const classes = hosts.length === 0
        ? new Set(urlPatterns.map(({ outcome }) => outcome))
        : new Set(hosts.map((host) => firstOutcome(urlPatterns, host) ?? 'Unknown'));
    const [first, second] = classes;
    return first === undefined || second !== undefined ? 'Unknown' : first;
}
//# sourceMappingURL=classify.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/group-rules.js
// The rules about connectors as a whole: blocked ones, and those that may not meet in one resource.


/** Finds blocked connectors, and business beside non-business ones, in one resource under one policy. */
function groupFindings(resource, policy, classified) {
    const of = (wanted) => classified.filter((one) => one.class === wanted);
    const about = { policy: { id: policy.id, name: policy.name }, resource };
    const findings = of('Blocked').map((blocked) => ({
        kind: 'violation',
        rule: 'blocked',
        ...about,
        connectors: [judged(blocked)],
        sites: sitesOf(blocked.connector.uses),
        sentence: blockedSentence(resource, policy, blocked),
        remedy: isSignIn(blocked)
            ? 'Have the agent sign people in with Microsoft Entra ID, or ask an administrator to unblock the connector for this environment.'
            : 'Remove the connector from the resource, or ask an administrator to unblock it for this environment.',
    }));
    const business = of('Confidential');
    const other = of('General');
    if (business.length > 0 && other.length > 0) {
        findings.push({
            kind: 'violation',
            rule: 'grouping',
            ...about,
            connectors: [...business, ...other].map(judged),
            sites: [...business, ...other].flatMap(firstSite),
            sentence: `${group_rules_name(resource)} uses ${list(business)} (business) together with ${list(other)} (non-business), ` +
                `which policy ${(0,lib/* quote */.hD)(policy.name)} keeps apart`,
            remedy: 'Split the resource in two, or ask an administrator to move the connectors into one group of the policy.',
        });
    }
    const unknown = of('Unknown');
    if (unknown.length > 0) {
        findings.push({
            kind: 'unknown',
            rule: 'grouping',
            ...about,
            connectors: unknown.map(judged),
            sites: unknown.flatMap(firstSite),
            sentence: `the class of ${list(unknown)} in policy ${(0,lib/* quote */.hD)(policy.name)} cannot be told for ${group_rules_name(resource)}${whyNot(unknown)}`,
            remedy: 'List the custom connector in the policy by name, or add its definition to the solution.',
        });
    }
    return findings;
}
/**
 * Connectors that are not known and that the policy does not list: it gives them its default class, unless they are none
 * that it is about.
 * @param strangers those that are not known.
 */
function guessedClasses(resource, policy, strangers) {
    const guessed = strangers.filter((one) => one.class !== 'Blocked' && classify_entriesOf(one.connector, policy).length === 0);
    if (guessed.length === 0)
        return [];
    return [
        {
            kind: 'unknown',
            rule: 'grouping',
            policy: { id: policy.id, name: policy.name },
            resource,
            connectors: guessed.map(judged),
            sites: guessed.flatMap(firstSite),
            sentence: `${group_rules_name(resource)} uses ${list(guessed)}: no connector of that id is known, and policy ${(0,lib/* quote */.hD)(policy.name)} lists none, so that its default class may not be meant for it`,
            remedy: 'Check the id of the connector; when it is right, have it listed in the policy, or have somebody who knows the policies look at the resource.',
        },
    ];
}
/** A connector as a finding names it. */
function judged({ connector, class: found }) {
    return { key: connector.key, name: connector.name, class: found };
}
/** Where the uses are, as far as that is known. */
function sitesOf(uses) {
    return uses.flatMap(({ key, site, place }) => (place ? [{ connector: key, step: site, place }] : []));
}
/** Of a connector that takes part in a finding with others, one place says enough. */
function firstSite({ connector }) {
    return sitesOf(connector.uses).slice(0, 1);
}
/** A resource in a sentence. */
function group_rules_name(resource) {
    return `${resource.kind.replace('-', ' ')} ${(0,lib/* quote */.hD)(resource.name)}`;
}
/** Why the addresses of custom connectors are not known, where that is the reason. */
function whyNot(connectors) {
    const reasons = connectors.flatMap(({ connector: { custom } }) => custom?.whyNoHosts
        ? [`the address of ${(0,lib/* quote */.hD)(custom.displayName)} is not known: ${custom.whyNoHosts}`]
        : []);
    return reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
}
function blockedSentence(resource, policy, blocked) {
    const by = `policy ${(0,lib/* quote */.hD)(policy.name)}`;
    if (resource.kind === 'custom-connector')
        return `${group_rules_name(resource)} is blocked by ${by}`;
    return `${group_rules_name(resource)} uses ${list([blocked])}, which ${by} blocks`;
}
/** The way an agent signs people in counts as a connector. */
function isSignIn({ connector }) {
    return connector.uses.every(({ site }) => site === 'authentication');
}
/** Connectors, each with where it is used. */
function list(connectors) {
    return connectors.map(({ connector }) => `${(0,lib/* quote */.hD)(connector.name)}${where(connector)}`).join(', ');
}
function where({ key, uses }) {
    const sites = [...new Set(uses.map(({ site }) => site))];
    const [first, ...more] = sites;
    if (first === undefined)
        return '';
    const steps = more.length === 0 ? (0,lib/* quote */.hD)(first) : `${(0,lib/* quote */.hD)(first)} and ${more.length} more`;
    const isChildFlow = key === 'http' && uses.every(({ endpoint }) => endpoint?.kind === 'none');
    return isChildFlow ? ` in ${steps} (calling a child flow counts as HTTP)` : ` in ${steps}`;
}
//# sourceMappingURL=group-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/granular-rules.js
// The rules below the connector: which operations, which endpoints.



/** In the environment of the resource itself, which no endpoint rule is about. */
const DATAVERSE = 'shared_commondataserviceforapps';
/** Finds denied operations and endpoints of one connector in one resource under one policy. */
function granularFindings(resource, policy, classified, unblockable) {
    const { key, uses, custom } = classified.connector;
    const actions = custom || unblockable.has(key) ? [] : policy.actions.filter((one) => one.key === key);
    const endpoints = policy.endpoints.filter((one) => one.key === key);
    // Most connectors have no rules, and this is asked for each of them in each policy.
    if (actions.length + endpoints.length === 0)
        return [];
    const about = { resource, policy, classified };
    return uses.flatMap((use) => [
        ...actions.flatMap((configuration) => actionFinding(about, use, operationDenied(configuration, use))),
        ...endpoints.flatMap((configuration) => endpointFinding(about, use, endpointDenied(configuration, use))),
    ]);
}
function operationDenied({ rules, isBlockedByDefault }, { operation }) {
    if (operation !== undefined)
        return rules.get(operation.toLowerCase())?.isBlocked ?? isBlockedByDefault;
    return agreed([isBlockedByDefault, ...[...rules.values()].map(({ isBlocked }) => isBlocked)]);
}
function endpointDenied({ key, rules }, { endpoint }) {
    if (endpoint?.kind === 'none' || (endpoint === undefined && key === DATAVERSE))
        return false;
    if (endpoint?.kind === 'static') {
        return agreed([endpoint.value, endpoint.alias ?? endpoint.value].map((one) => firstOutcome(rules, one)));
    }
    const outcomes = rules.map(({ outcome }) => outcome);
    return agreed(key === DATAVERSE ? [false, ...outcomes] : outcomes);
}
/** The outcome that all possibilities share. */
function agreed(outcomes) {
    const [first] = outcomes;
    return outcomes.every((outcome) => outcome === first) ? first : undefined;
}
function actionFinding(about, use, denied) {
    if (denied === false)
        return [];
    const connector = about.classified.connector;
    const where = `${group_rules_name(about.resource)} (${(0,lib/* quote */.hD)(use.site)})`;
    const policy = `policy ${(0,lib/* quote */.hD)(about.policy.name)}`;
    const sentence = denied
        ? `${where} uses operation ${(0,lib/* quote */.hD)(use.operation ?? 'of any name')} of ${(0,lib/* quote */.hD)(connector.name)}, which ${policy} blocks`
        : `which operations of ${(0,lib/* quote */.hD)(connector.name)} ${where} uses cannot be told, and ${policy} blocks some of them`;
    return [
        finding(about, use, denied, {
            rule: 'action',
            ...(use.operation === undefined ? {} : { operation: use.operation }),
            sentence,
            remedy: denied
                ? 'Use another operation, or ask an administrator to allow this one in the policy.'
                : about.resource.kind === 'canvas-app'
                    ? 'Save the app in the current studio, which writes down the operations, and export it again.'
                    : 'Name the operation in the step itself, or have an administrator look at the step.',
        }),
    ];
}
function endpointFinding(about, use, denied) {
    if (denied === false)
        return [];
    const connector = about.classified.connector;
    const where = `${group_rules_name(about.resource)} (${(0,lib/* quote */.hD)(use.site)})`;
    const policy = `policy ${(0,lib/* quote */.hD)(about.policy.name)}`;
    const endpoint = use.endpoint?.kind === 'static' ? use.endpoint.value : undefined;
    const { sentence, remedy } = denied
        ? {
            sentence: `${where} connects to ${(0,lib/* quote */.hD)(endpoint ?? 'any address')} with ${(0,lib/* quote */.hD)(connector.name)}, which ${policy} denies`,
            remedy: 'Use an endpoint that the policy allows, or ask an administrator to allow this one.',
        }
        : undecidedEndpoint(use, `${where} connects to`, (0,lib/* quote */.hD)(connector.name), policy);
    return [
        finding(about, use, denied, {
            rule: 'endpoint',
            ...(endpoint === undefined ? {} : { endpoint }),
            sentence,
            remedy,
        }),
    ];
}
/** Either the rules leave an address open that is known, or the address is not known. */
function undecidedEndpoint({ endpoint }, subject, connector, policy) {
    if (endpoint?.kind === 'static') {
        return {
            sentence: `${subject} ${(0,lib/* quote */.hD)(endpoint.value)} with ${connector}, which no endpoint rule of ${policy} decides`,
            remedy: 'Ask an administrator for a rule about this endpoint, and for a last rule about *.',
        };
    }
    const why = endpoint?.kind === 'dynamic' ? ` (${(0,lib/* quote */.hD)(endpoint.expression)})` : '';
    return {
        sentence: `where ${subject} with ${connector} cannot be told before it runs${why}, and ${policy} denies some endpoints`,
        remedy: 'Write the endpoint as plain text into the step, or have an administrator look at the step and its connection.',
    };
}
/** Operations and endpoints of documents that leave them out cannot be judged. */
function rulesNotRead(resource, policy, place) {
    return {
        kind: 'unknown',
        rule: 'reading',
        policy: { id: policy.id, name: policy.name },
        resource,
        connectors: [],
        sites: place ? [{ place }] : [],
        sentence: `the operations and endpoints that policy ${(0,lib/* quote */.hD)(policy.name)} denies were not read, so ${group_rules_name(resource)} cannot be judged`,
        remedy: 'Read the policy in the second version of the service, which has all its rules in one document.',
    };
}
function finding({ resource, policy, classified }, use, denied, rest) {
    return {
        kind: denied ? 'violation' : 'unknown',
        policy: { id: policy.id, name: policy.name },
        resource,
        connectors: [judged(classified)],
        sites: sitesOf([use]),
        ...rest,
    };
}
//# sourceMappingURL=granular-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/known-connectors.js
// Which connectors are known to exist. Of any other one it is a guess that a policy's default class is meant for it.


/** Connectors that the catalogue of a tenant need not have: built in, or documented as not being listed there. */
const documented = new Set([
    ...documentedUnblockable,
    'http',
    'httpwebhook',
    'httprequestreceived',
    'shared_microsoftcopilotstudio',
    'shared_microsoftspatialservices',
    'shared_uiflow',
]);
/** The form of the ids of all connectors that are not built in. */
const ORDINARY = /^shared_[^\s/]+$/;
/**
 * Tells known connectors from others.
 * @param catalogue ids of all connectors of the tenant; when absent, any id of the form that connectors have is known.
 */
function connectorsKnownTo(catalogue) {
    const keys = catalogue && new Set(catalogue.map(connectorKey));
    return ({ key, custom }) => {
        // Custom connectors are judged by their addresses; the names of virtual ones and modules are documented.
        if (custom || displayNameOfKey(key) !== undefined || key.startsWith('desktopflow.'))
            return true;
        return documented.has(key) || (keys ? keys.has(key) : ORDINARY.test(key));
    };
}
//# sourceMappingURL=known-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/judge.js
// Resources against policies, one by one, without asking which policies are for which environment.





/** Connectors that the service leaves out of data policies: links from apps to flows, and file conversion. */
const notClassifiable = ['shared_logicflows', 'shared_conversionservice'];
/** Classes every connector of every resource in every policy that does not exempt the resource. */
function classifyResources(resources, policies, rules) {
    const unblockable = new Set(rules.unblockable.map(connectorKey));
    const ignored = new Set((rules.nonClassifiable ?? notClassifiable).map(connectorKey));
    return resources.map((resource) => {
        const connectors = connectorsOf(resource).filter(({ key }) => !ignored.has(key));
        const columns = policies
            .filter((policy) => !isExempt(resource, policy))
            .map((policy) => ({
            policy,
            classes: connectors.map((connector) => classify(connector, policy, unblockable)),
        }));
        return { resource, connectors, columns };
    });
}
/** Everything that is wrong or undecided with classified resources, each finding once. */
function judge(classified, rules) {
    const unblockable = new Set(rules.unblockable.map(connectorKey));
    const isKnown = connectorsKnownTo(rules.catalogued);
    return classified.flatMap(({ resource: judgedResource, connectors, columns }) => {
        if (columns.length === 0)
            return [];
        const { kind, id, name: title, place, unknowns } = judgedResource;
        const resource = { kind, id, name: title };
        const findings = unknowns.map((doubt) => unreadPart(resource, { ...(place ? { place } : {}), ...doubt }));
        for (const { policy, classes } of columns) {
            const rows = connectors.map((connector, index) => ({ connector, class: classes[index] ?? 'Unknown' }));
            findings.push(...groupFindings(resource, policy, rows));
            findings.push(...guessedClasses(resource, policy, rows.filter(({ connector }) => !isKnown(connector))));
            if (!policy.hasRules && rows.length > 0)
                findings.push(rulesNotRead(resource, policy, place));
            // A large flow has more findings than a call takes arguments.
            const granular = rows.flatMap((row) => granularFindings(resource, policy, row, unblockable));
            for (const finding of granular)
                findings.push(finding);
        }
        return judge_unique(findings);
    });
}
/** What is said twice is one finding, at the first of its places. */
function judge_unique(findings) {
    const byStatement = new Map();
    for (const finding of findings) {
        const statement = JSON.stringify({ ...finding, sites: [] });
        if (!byStatement.has(statement))
            byStatement.set(statement, finding);
    }
    return [...byStatement.values()];
}
const grouped = new WeakMap();
/** The connectors of a resource by key, each with all its uses. Put together once: each policy asks for them. */
function connectorsOf(resource) {
    const known = grouped.get(resource);
    if (known)
        return known;
    const byKey = new Map();
    for (const use of resource.uses) {
        const before = byKey.get(use.key);
        if (before)
            before.push(use);
        else
            byKey.set(use.key, [use]);
    }
    const connectors = [...byKey]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, uses]) => {
        const named = uses.find((use) => use.name !== key);
        return { key, name: named?.name ?? key, custom: uses.find((use) => use.custom)?.custom, uses };
    });
    grouped.set(resource, connectors);
    return connectors;
}
function isExempt(resource, policy) {
    return resource.id !== '' && policy.exemptResources.includes(connectorKey(resource.id));
}
function unreadPart(resource, { sentence, place }) {
    return {
        kind: 'unknown',
        rule: 'reading',
        resource,
        connectors: [],
        sites: place ? [{ place }] : [],
        sentence: `${group_rules_name(resource)}: ${sentence}`,
        remedy: 'Have somebody who knows the policies look at the resource, and record the decision.',
    };
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/evaluate.js
// The verdict: every resource of a solution against every policy of an environment.


/** Judges the resources. Policies add up: none of them can allow what another one denies. */
function evaluate(resources, policies, context) {
    const applicable = applicablePolicies(policies, context.environmentId);
    const classified = classifyResources(resources, applicable, context);
    const findings = [...(context.unreadPolicies ?? []).map(unreadPolicy), ...judge(classified, context)];
    return {
        ...conclude(findings, policies.length, applicable.length),
        environmentId: context.environmentId,
        policies: [...policies].sort(byName).map((policy) => ({
            id: policy.id,
            name: policy.name,
            etag: policy.etag,
            lastModified: policy.lastModified,
            applies: applicable.includes(policy),
        })),
        assumptions: context.assumptions ?? [],
        findings,
        classes: classified.flatMap(classRows),
    };
}
/** The policies for an environment, by name. */
function applicablePolicies(policies, environmentId) {
    return policies.filter((policy) => appliesTo(policy, environmentId)).sort(byName);
}
function classRows({ resource: { kind, id, name }, connectors, columns }) {
    return connectors.map((connector, index) => ({
        resource: { kind, id, name },
        connector: { key: connector.key, name: connector.name },
        classes: new Map(columns.map(({ policy, classes }) => [policy.id, classes[index] ?? 'Unknown'])),
    }));
}
function unreadPolicy(sentence) {
    const remedy = 'Give the application the right to read data policies (Power Platform administrator), and run again.';
    return { kind: 'unknown', rule: 'reading', connectors: [], sites: [], sentence, remedy };
}
function conclude(findings, policies, applicable) {
    const violations = findings.filter(({ kind }) => kind === 'violation').length;
    if (violations > 0)
        return { verdict: 'violation', summary: `${count(violations, 'violation')} of data policies` };
    if (findings.length > 0) {
        return { verdict: 'unknown', summary: `${count(findings.length, 'question')} could not be decided` };
    }
    if (policies === 0)
        return { verdict: 'compliant', summary: 'there are no data policies' };
    if (applicable === 0)
        return { verdict: 'compliant', summary: 'no data policy is for this environment' };
    return {
        verdict: 'compliant',
        summary: `in line with ${applicable === 1 ? '1 data policy' : `${applicable} data policies`}`,
    };
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** Compares policies by what people call them. */
function byName(left, right) {
    const keys = [left, right].map((policy) => `${policy.name}\u0000${policy.id}`);
    return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}
//# sourceMappingURL=evaluate.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./packages/dlp/lib/find/literal.js
/** True when the workflow language evaluates the text: `@…` or `…@{…}…`; `@@` is a literal `@`. */
function isExpression(text) {
    return /^@(?!@)|@\{/.test(text.replaceAll('@@{', ''));
}
/** The endpoint in a value of a flow definition. */
function toEndpoint(value) {
    if (typeof value !== 'string' || value === '')
        return { kind: 'dynamic', expression: 'not given in the step' };
    if (isExpression(value))
        return { kind: 'dynamic', expression: value };
    return { kind: 'static', value: value.replace(/^@@/, '@') };
}
/**
 * UTF-8 text.
 * @throws TypeError when the bytes are not UTF-8.
 */
function decodeText(bytes) {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
//# sourceMappingURL=literal.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/read-part.js
// Files of a solution, read without trust: what one holds, or why that cannot be told.



/** Reads UTF-8 text. */
function readTextPart(bytes) {
    try {
        return { value: decodeText(bytes) };
    }
    catch {
        return { reason: 'is not text in UTF-8' };
    }
}
/** Reads JSON. */
function readJsonPart(bytes) {
    const text = readTextPart(bytes);
    return 'reason' in text ? text : readJsonText(text.value);
}
/** Reads JSON that stands in another file. */
function readJsonText(text) {
    return reading(() => (0,lib/* parseJson */.qF)(text, 'it'), ({ message }) => message.replace(/^it /, ''));
}
/** Reads the root element of XML; one of another name than this is not what the file should hold. */
function readXmlPart(bytes, path, name) {
    const root = reading(() => (0,solution_lib/* parseXml */.NO)(bytes, path).root, ({ message }) => `cannot be read (${message})`);
    const isExpected = 'reason' in root || name === undefined || root.value.name.toLowerCase() === name.toLowerCase();
    return isExpected ? root : { reason: `holds the element ${(0,lib/* quote */.hD)(root.value.name)}, not ${(0,lib/* quote */.hD)(name)}` };
}
function reading(read, reasonOf) {
    try {
        return { value: read() };
    }
    catch (error) {
        if (!(error instanceof lib/* AlmError */.Ly))
            throw error;
        return { reason: reasonOf(error) };
    }
}
//# sourceMappingURL=read-part.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/solution-source.js
// The files of a solution, packed or unpacked, behind one face, so that both get the same verdict.



/**
 * Makes a source from all files of a solution archive (with percent-decoded names) or of an unpacked folder.
 * @throws AlmError `solution-invalid` without customizations; `xml-invalid` or `xml-refused` when they are unreadable.
 */
function toSolutionSource(files) {
    const byPath = new Map();
    for (const { path, bytes } of files) {
        byPath.set(path.toLowerCase(), { path, bytes });
    }
    const customizations = byPath.get('customizations.xml') ?? byPath.get('other/customizations.xml');
    if (!customizations) {
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: 'there is neither customizations.xml nor Other/Customizations.xml',
            remedy: 'Give a solution archive or the folder that it was unpacked to.',
        });
    }
    return {
        customizations: (0,solution_lib/* parseXml */.NO)(customizations.bytes, customizations.path).root,
        paths: [...byPath.values()].map(({ path }) => path).sort(),
        file: (path) => byPath.get(path.toLowerCase())?.bytes,
        pathOf: (path) => byPath.get(path.toLowerCase())?.path ?? path,
    };
}
/** Unique name of the solution; undefined when the file that says so is missing or cannot be read. */
function solutionName(source) {
    const file = ['solution.xml', 'Other/Solution.xml'].find((path) => source.file(path));
    const bytes = file === undefined ? undefined : source.file(file);
    if (file === undefined || bytes === undefined)
        return undefined;
    try {
        return childText((0,solution_lib/* childElement */.JV)((0,solution_lib/* parseXml */.NO)(bytes, file).root, 'SolutionManifest'), 'UniqueName') || undefined;
    }
    catch {
        return undefined; // Nothing of the verdict depends on the name.
    }
}
/** Processes of every category. */
const workflows = {
    collection: 'Workflows',
    element: 'Workflow',
    files: /^Workflows\/.+\.data\.xml$/i,
    fileOf: (element) => {
        const content = childText(element, 'XamlFileName') || childText(element, 'JsonFileName');
        return `${(0,solution_lib/* toReferencedPath */.e6)(content)}.data.xml`;
    },
};
/** Canvas apps, custom pages, component libraries and code apps. */
const canvasApps = {
    collection: 'CanvasApps',
    element: 'CanvasApp',
    files: /^CanvasApps\/[^/]+\.meta\.xml$/i,
    fileOf: (element) => `CanvasApps/${(0,solution_lib/* toFileName */.hw)(childText(element, 'Name'))}.meta.xml`,
};
/** Custom connectors. */
const connectors = {
    collection: 'Connectors',
    element: 'Connector',
    files: /^Connectors\/[^/]+\.xml$/i,
    fileOf: (element) => `Connectors/${(0,solution_lib/* toFileName */.hw)(childText(element, 'name'))}.xml`,
};
/** The components of one kind, from the customizations of an archive or the files that unpacking made of them. */
function componentsOf(source, kind) {
    const components = inlineComponents(source, kind);
    const unreadable = [];
    for (const file of source.paths.filter((path) => kind.files.test(path))) {
        const root = readXmlPart(source.file(file) ?? new Uint8Array(), file, kind.element);
        if ('reason' in root)
            unreadable.push({ file, reason: root.reason });
        else
            components.push({ element: root.value, file });
    }
    return { components, unreadable };
}
function inlineComponents({ customizations }, kind) {
    return [customizations, ...(0,solution_lib/* childElements */.AR)(customizations).filter(({ name }) => name === kind.collection)]
        .flatMap((parent) => (0,solution_lib/* childElements */.AR)(parent))
        .filter(({ name }) => name === kind.element)
        .map((element) => ({ element, file: kind.fileOf(element) }));
}
/** The text of a file of the unpacked solution; of an archive, the text that unpacking writes. */
function unpackedText(source, file) {
    const bytes = source.file(file) ?? source.file(file.replace(/^Connectors\//i, 'Connector/')) ?? generated(source, file);
    return bytes && new TextDecoder().decode(bytes);
}
function generated(source, file) {
    const kind = [workflows, canvasApps, connectors].find(({ files }) => files.test(file));
    const component = kind && inlineComponents(source, kind).find((one) => one.file === file);
    return component && (0,solution_lib/* serializeXml */.QM)(component.element, 'lf');
}
/** The file that an element's text such as `/Workflows/X.json` names, whatever folder unpacking put it in. */
function referencedFile(source, reference) {
    const written = reference.replace(/^\/+/, '');
    const candidates = [written, decodePath(written)].flatMap((path) => [
        path,
        path.replace(/^Connector\//i, 'Connectors/'),
    ]);
    for (const candidate of candidates) {
        const bytes = source.file(candidate);
        if (bytes)
            return { bytes, file: toUnpackedPath(source.pathOf(candidate)) };
    }
    return undefined;
}
/** The archive calls a folder `Connector` that the unpacked solution calls `Connectors`. */
function toUnpackedPath(path) {
    return path.replace(/^Connector\//i, 'Connectors/');
}
/** The text of an element's child element, trimmed; empty when absent. */
function childText(parent, name) {
    return (0,solution_lib/* textOf */.b6)((0,solution_lib/* childElement */.JV)(parent, name)).trim();
}
/** References are percent-encoded in some exports and plain in others; the names of files are always plain. */
function decodePath(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
//# sourceMappingURL=solution-source.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/agent-nodes.js
// The nodes of an agent's topic: `kind:` lines of its YAML and the fields beside them.
const KEY_LINE = /^(\s*)((?:- +)*)(["']?)([A-Za-z]\w*)\3\s*:(?:\s([^]*))?$/;
const BLOCK_SCALAR = /^[|>][+-]?\d?$/;
const ANY_KIND = /["']?\bkind["']?\s*:\s*["']?([A-Z]\w+)/g;
const PLAIN_KIND = /^[A-Za-z]\w*$/;
/** A key in quotes may spell `kind` with escapes. */
const ESCAPED_KEY = /^\s*(?:- +)*"[^"]*\\/m;
/**
 * Reads the nodes. `unreadable` is true when there may be a node that was not read: a `kind` that is not at the start of
 * its line, such as in YAML's `{ … }` form, one that is no plain word, or no `kind` at all in what is not empty.
 */
function agentNodes(text) {
    const nodes = [];
    const open = [];
    let block;
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        const lineIndent = line.search(/\S/);
        if (lineIndent < 0)
            continue;
        if (block && lineIndent > block.indent) {
            agent_nodes_append(block.fields, block.key, line.trim());
            continue;
        }
        block = undefined;
        const [, blanks = '', dash = '', , key = '', rest = ''] = KEY_LINE.exec(line) ?? [];
        if (key === '')
            continue;
        const indent = blanks.length + dash.length;
        while ((open.at(-1)?.indent ?? -1) > indent || (dash !== '' && open.at(-1)?.indent === indent))
            open.pop();
        const value = unquote(rest);
        if (key === 'kind') {
            const fields = new Map();
            nodes.push({ kind: value, line: index + 1, fields });
            open.push({ indent, fields });
        }
        else if (BLOCK_SCALAR.test(value))
            block = { indent: lineIndent, fields: open.at(-1)?.fields, key };
        else
            open.at(-1)?.fields.set(key, value);
    }
    const isUnread = (nodes.length === 0 && text.trim() !== '') ||
        nodes.some(({ kind }) => !PLAIN_KIND.test(kind)) ||
        [...text.matchAll(ANY_KIND)].length > nodes.length ||
        ESCAPED_KEY.test(text);
    return { nodes, unreadable: isUnread };
}
function agent_nodes_append(fields, key, line) {
    const before = fields?.get(key);
    fields?.set(key, before === undefined ? line : `${before}\n${line}`);
}
function unquote(text) {
    const comment = text.search(/(?:^|\s)#/);
    const plain = (comment < 0 ? text : text.slice(0, comment)).trim();
    return /^(["'])[^]*\1$/.test(plain) ? plain.slice(1, -1) : plain;
}
//# sourceMappingURL=agent-nodes.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/agents.js
// Agents (Copilot Studio) of the solution. Channels and event triggers of an agent are not part of an archive.






const ANONYMOUS = 'Chat without Microsoft Entra ID authentication in Copilot Studio';
const PUBLIC_SITES = 'Knowledge source with public websites and data in Copilot Studio';
const SHAREPOINT = 'Knowledge source with SharePoint and OneDrive in Copilot Studio';
const DOCUMENTS = 'Knowledge source with documents in Copilot Studio';
const SKILLS = 'Skills with Copilot Studio';
/** Authentication modes without Microsoft Entra ID: none, and any other provider of OAuth 2. */
const WITHOUT_ENTRA = new Set(['1', '4']);
/** Those with it: integrated, and set up by hand. */
const WITH_ENTRA = new Set(['2', '3']);
/** Component type of a file that is uploaded as knowledge; it has no topic data. */
const UPLOADED_FILE = '14';
/** The agents of the solution. */
function findAgents(source, references) {
    const components = new Map();
    for (const path of source.paths.filter((one) => /^botcomponents\/[^/]+\/botcomponent\.xml$/i.test(one))) {
        const root = readXmlPart(source.file(path) ?? new Uint8Array(), path, 'botcomponent');
        const folder = path.split('/')[1] ?? '';
        const agent = 'value' in root
            ? childText((0,solution_lib/* childElement */.JV)(root.value, 'parentbotid'), 'schemaname').toLowerCase()
            : agentOfFolder(folder);
        const findings = components.get(agent) ?? { uses: [], usedReferences: [], unknowns: [] };
        components.set(agent, findings);
        if ('reason' in root)
            findings.unknowns.push(agents_unreadable(path, root.reason));
        const site = ('value' in root && childText(root.value, 'name')) || folder;
        if ('value' in root && childText(root.value, 'componenttype') === UPLOADED_FILE) {
            findings.uses.push(virtualUse(DOCUMENTS, { site, place: { file: path } }));
        }
        else
            readComponent(source, path, site, references, findings);
    }
    const agents = source.paths
        .filter((path) => /^bots\/[^/]+\/bot\.xml$/i.test(path))
        .map((path) => {
        const root = readXmlPart(source.file(path) ?? new Uint8Array(), path, 'bot');
        const schemaName = path.split('/')[1] ?? '';
        const findings = components.get(schemaName.toLowerCase());
        components.delete(schemaName.toLowerCase());
        const agent = { schemaName, name: '', place: { file: path } };
        if ('reason' in root)
            return toAgent(agent, [], findings, [agents_unreadable(path, root.reason)]);
        const { uses, unknowns } = readSignIn(childText(root.value, 'authenticationmode'), path);
        return toAgent({ ...agent, name: childText(root.value, 'name') }, uses, findings, unknowns);
    });
    // Components of an agent that stands in another solution still change that agent.
    const partial = [...components].map(([agent, findings]) => toAgent({ schemaName: agent, name: agent }, [], findings));
    return [...agents, ...partial];
}
/** How an agent signs people in counts as a connector, unless that is Microsoft Entra ID. */
function readSignIn(mode, file) {
    const place = { file, text: '<authenticationmode>' };
    if (WITH_ENTRA.has(mode))
        return { uses: [], unknowns: [] };
    if (WITHOUT_ENTRA.has(mode)) {
        return { uses: [virtualUse(ANONYMOUS, { site: 'authentication', place })], unknowns: [] };
    }
    const sentence = mode === '' || mode === '0'
        ? 'it does not say how it signs people in'
        : `its way to sign people in, ${(0,lib/* quote */.hD)(mode)}, is not known`;
    return { uses: [], unknowns: [{ sentence, place }] };
}
function toAgent({ schemaName, name, place }, uses, findings, unknowns = []) {
    return {
        resource: {
            kind: 'agent',
            id: schemaName.toLowerCase(),
            name: name || schemaName || 'components without an agent',
            ...(place && { place }),
            uses: [...uses, ...(findings?.uses ?? [])],
            unknowns: [...unknowns, ...(findings?.unknowns ?? [])],
        },
        usedReferences: findings?.usedReferences ?? [],
    };
}
/** Components are in folders called after their agent, `agent.topic.Name`. */
function agentOfFolder(folder) {
    return (folder.split('.')[0] ?? '').toLowerCase();
}
function agents_unreadable(file, reason) {
    return { sentence: `its file ${(0,lib/* quote */.hD)(file)} ${reason}`, place: { file } };
}
function readComponent(source, path, site, references, findings) {
    const file = source.pathOf(path.replace(/botcomponent\.xml$/i, 'data'));
    const bytes = source.file(file);
    if (!bytes) {
        const missing = agents_unreadable(file, 'is not in the solution');
        findings.unknowns.push({ ...missing, place: { file: source.pathOf(path) } });
        return;
    }
    const text = readTextPart(bytes);
    if ('reason' in text) {
        findings.unknowns.push(agents_unreadable(file, text.reason));
        return;
    }
    const { nodes, unreadable: isPartlyRead } = agentNodes(text.value);
    for (const node of nodes) {
        readNode(node, { site, place: { file, line: node.line } }, references, findings);
    }
    if (isPartlyRead) {
        const sentence = `a part of ${(0,lib/* quote */.hD)(site)} is written in a form that cannot be read`;
        findings.unknowns.push({ sentence, place: { file } });
    }
}
function readNode(node, at, references, findings) {
    const { kind, fields } = node;
    const reference = fields.get('connectionReference')?.toLowerCase();
    if (reference)
        findings.usedReferences.push(reference);
    if (kind === 'HttpRequestAction')
        findings.uses.push(httpUse(fields.get('url'), at));
    else if (/^PublicSite|^BingSearch|^WebSearch/.test(kind))
        findings.uses.push(virtualUse(PUBLIC_SITES, at));
    else if (/^SharePoint|^OneDrive/.test(kind))
        findings.uses.push(virtualUse(SHAREPOINT, at));
    else if (/^(File|Document)\w*(DataSource|KnowledgeSource)/.test(kind))
        findings.uses.push(virtualUse(DOCUMENTS, at));
    else if (kind === 'GptComponentMetadata' && fields.get('webBrowsing') === 'true') {
        findings.uses.push(virtualUse(PUBLIC_SITES, at));
    }
    else if (/^(Invoke|Begin)Skill/.test(kind))
        findings.uses.push(virtualUse(SKILLS, at));
    else if (/^InvokeConnector/.test(kind))
        readConnectorNode(node, at, references, findings);
    else if (/^Invoke/.test(kind) && !/^InvokeFlow|^InvokeAIBuilder/.test(kind)) {
        const sentence = `${(0,lib/* quote */.hD)(at.site)} has a node of the kind ${(0,lib/* quote */.hD)(kind)}, which is not known`;
        findings.unknowns.push({ sentence, place: at.place });
    }
}
function readConnectorNode({ fields }, at, references, findings) {
    const logicalName = fields.get('connectionReference')?.toLowerCase() ?? '';
    const key = references.get(logicalName)?.key ?? /(?:^|\.)(shared_[^.]+)(?:\.|$)/.exec(logicalName)?.[1];
    if (!key) {
        const sentence = `${(0,lib/* quote */.hD)(at.site)} does not say which connector it uses`;
        findings.unknowns.push({ sentence, place: at.place });
        return;
    }
    const operation = fields.get('operationId');
    findings.uses.push({ key: connectorKey(key), name: key, ...at, ...(operation ? { operation } : {}) });
}
function httpUse(url, at) {
    const isLiteral = url !== undefined && /^https?:/i.test(url) && !url.includes('{');
    return {
        key: 'http',
        name: 'HTTP',
        ...at,
        endpoint: isLiteral
            ? { kind: 'static', value: url }
            : { kind: 'dynamic', expression: url ?? 'not given in the node' },
    };
}
function virtualUse(displayName, at) {
    return { key: keyOfDisplayName(displayName), name: displayName, ...at, endpoint: { kind: 'none' } };
}
//# sourceMappingURL=agents.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/app-parts.js
// Connectors in the parts of a canvas app, packed in its file or unpacked to its source.


const DATAVERSE_TABLE = 'NativeCDSDataSourceInfo';
const CONNECTED_TABLE = 'ConnectedDataSourceInfo';
/** The connector that an app's own connection to Dataverse counts as. */
const app_parts_DATAVERSE = 'shared_commondataserviceforapps';
const readers = new Map([
    ['references/datasources.json', (part) => readDataSources(listIn(part))],
    ['connections/connections.json', readConnections],
    ['properties.json', readLocalConnections],
]);
/** The reader for a part of an app; undefined for parts that name no connectors. */
function readerOf(part) {
    return readers.get(part.toLowerCase());
}
function listIn(untrusted) {
    if ((0,lib/* isRecord */.u4)(untrusted) && Array.isArray(untrusted['DataSources']))
        return untrusted['DataSources'];
    throw new lib/* AlmError */.Ly('json-invalid', { message: 'the list of data sources is no list' });
}
/** The connectors of data sources; anything that is no object is no data source. */
function readDataSources(sources) {
    return sources.flatMap((source) => {
        const type = (0,lib/* stringField */.OM)(source, 'Type');
        const id = (0,lib/* stringField */.OM)(source, 'ApiId') || (type === DATAVERSE_TABLE ? app_parts_DATAVERSE : undefined);
        if (!id && type === CONNECTED_TABLE) {
            throw new lib/* AlmError */.Ly('json-invalid', { message: 'a data source does not say which connector it is of' });
        }
        return id ? [{ id, site: (0,lib/* stringField */.OM)(source, 'Name') ?? 'data source' }] : [];
    });
}
/** The connectors of connections by their keys. */
function readConnections(untrusted) {
    if (!(0,lib/* isRecord */.u4)(untrusted)) {
        throw new lib/* AlmError */.Ly('json-invalid', { message: 'the connections are no object' });
    }
    return Object.values(untrusted).flatMap((connection) => {
        const reference = (0,lib/* isRecord */.u4)(connection) ? connection['connectionRef'] : undefined;
        const instance = (0,lib/* stringField */.OM)(connection, 'connectionInstanceId')?.split('/connections/')[0];
        const id = (0,lib/* stringField */.OM)(reference, 'id') ?? instance;
        const [site] = (0,lib/* arrayField */.e7)(connection, 'dataSources');
        return id ? [{ id, site: typeof site === 'string' ? site : 'connection' }] : [];
    });
}
/** The connectors in the property of an app that holds its connections, as JSON in a text. */
function readLocalConnections(properties) {
    const name = 'LocalConnectionReferences';
    const written = (0,lib/* isRecord */.u4)(properties) ? (properties[name] ?? '') : '';
    if (written === '')
        return [];
    return readConnections(typeof written === 'string' ? partOf(readJsonText(written), name) : written);
}
/**
 * What a file of an app holds.
 * @throws AlmError `json-invalid` naming the file when it is unreadable.
 */
function partOf(reading, file) {
    if ('value' in reading)
        return reading.value;
    throw new lib/* AlmError */.Ly('json-invalid', { message: `${(0,lib/* quote */.hD)(file)} ${reading.reason}` });
}
//# sourceMappingURL=app-parts.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/app-source.js
// Connectors in the unpacked source of a canvas app, `CanvasApps/src/<name>/`, in either form that tools unpack it to.



/** What the manifest of a source says that this suite has written. */
const OWN_FORMAT = 'powerops-canvas';
/** The source of the app whose description is in a file; undefined when there is none. */
function appSourceOf(solution, description) {
    const name = /^CanvasApps\/([^/]+)\.meta\.xml$/i.exec(description)?.[1] ?? '';
    const folder = `CanvasApps/src/${name}/`;
    const manifest = `${folder}CanvasManifest.json`;
    if (!solution.file(manifest))
        return undefined;
    const files = {
        folder,
        names: () => solution.paths
            .filter((path) => path.toLowerCase().startsWith(folder.toLowerCase()))
            .map((path) => path.slice(folder.length)),
        json: (file) => {
            const bytes = solution.file(folder + file);
            return partOf(bytes ? readJsonPart(bytes) : { reason: 'is not in the solution' }, folder + file);
        },
    };
    const read = () => {
        const content = files.json('CanvasManifest.json');
        const uses = (0,lib/* stringField */.OM)(content, 'format') === OWN_FORMAT ? readOwn(content, files) : readOther(content, files);
        return uses.map((use) => ({ ...use, file: solution.pathOf(folder + use.file) }));
    };
    return { manifest: solution.pathOf(manifest), read };
}
/** The manifest says which file is which part of the app. */
function readOwn(manifest, files) {
    const parts = (0,lib/* arrayField */.e7)(manifest, 'parts').flatMap((part) => {
        const read = readerOf(((0,lib/* stringField */.OM)(part, 'name') ?? '').replaceAll('\\', '/'));
        const file = (0,lib/* stringField */.OM)(part, 'file');
        return read && file !== undefined ? [read(files.json(file)).map((use) => ({ ...use, file }))] : [];
    });
    if (parts.length > 0)
        return parts.flat();
    throw new lib/* AlmError */.Ly('json-invalid', {
        message: `${(0,lib/* quote */.hD)(`${files.folder}CanvasManifest.json`)} names no part that says what the app connects to`,
    });
}
/** The form that Microsoft's command line tools write: a file for each data source, properties in the manifest. */
function readOther(manifest, files) {
    const properties = (0,lib/* recordField */.Qb)(manifest, 'Properties');
    if (!properties) {
        throw new lib/* AlmError */.Ly('json-invalid', {
            message: `${(0,lib/* quote */.hD)(`${files.folder}CanvasManifest.json`)} is the manifest of no form that is known`,
        });
    }
    const local = readLocalConnections(properties);
    return [
        ...local.map((use) => ({ ...use, file: 'CanvasManifest.json' })),
        ...files.names().flatMap((file) => {
            const isConnections = /^Connections\/Connections\.json$/i.test(file);
            if (!isConnections && !/^DataSources\/[^/]+\.json$/i.test(file))
                return [];
            const content = files.json(file);
            const uses = isConnections
                ? readConnections(content)
                : readDataSources(Array.isArray(content) ? content : [content]);
            return uses.map((use) => ({ ...use, file }));
        }),
    ];
}
//# sourceMappingURL=app-source.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/msapp.js
// Connectors inside the file of a canvas app, which is an archive of its own.




/** JSON takes up to thirty times its size in memory; the largest parts of real apps have a few megabytes. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;
/**
 * The connectors that an app file holds.
 * @throws AlmError when the file, or a part that names connectors, cannot be read.
 */
function readMsapp(bytes) {
    const entries = (0,solution_lib/* readZip */.ue)((0,solution_lib/* withForwardSlashes */.To)(bytes).archive);
    const found = entries.flatMap((entry) => {
        const read = readerOf(entry.path);
        return read ? [read(readJson(entry))] : [];
    });
    if (found.length === 0) {
        throw new lib/* AlmError */.Ly('json-invalid', { message: 'it is no app, or one of a form that is not known' });
    }
    return found.flat();
}
function readJson(entry) {
    if (entry.sizeBytes > MAX_JSON_BYTES) {
        throw new lib/* AlmError */.Ly('json-invalid', { message: `part ${(0,lib/* quote */.hD)(entry.path)} of the app is too large` });
    }
    return partOf(readJsonPart(entry.read()), entry.path);
}
//# sourceMappingURL=msapp.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/canvas-apps.js
// Canvas apps of the solution: what their metadata declares, and what the app file itself holds.






/** The connector that an app's own connection to Dataverse counts as. */
const canvas_apps_DATAVERSE = { key: 'shared_commondataserviceforapps', name: 'Microsoft Dataverse' };
/** The canvas apps of the solution. */
function findCanvasApps(source) {
    const { components, unreadable } = componentsOf(source, canvasApps);
    return [...components.map((app) => canvasApp(source, app)), ...unreadable.map(unreadableApp)];
}
function canvasApp(source, app) {
    const id = childText(app.element, 'Name');
    const declared = readDeclared(app);
    const inside = readInside(source, app);
    const known = new Set(declared.uses.map(({ key }) => key));
    return {
        resource: {
            kind: 'canvas-app',
            id: id.toLowerCase(),
            name: childText(app.element, 'DisplayName') || id,
            place: { file: app.file },
            uses: [...declared.uses, ...inside.uses.filter(({ key }) => !known.has(key))],
            unknowns: [...declared.unknowns, ...inside.unknowns],
        },
        usedReferences: declared.usedReferences,
    };
}
function unreadableApp({ file, reason }) {
    const id = file.replace(/^CanvasApps\/|\.meta\.xml$/gi, '');
    const place = { file };
    const unknowns = [{ sentence: `its description ${(0,lib/* quote */.hD)(file)} ${reason}`, place }];
    return {
        resource: { kind: 'canvas-app', id: id.toLowerCase(), name: id, place, uses: [], unknowns },
        usedReferences: [],
    };
}
function readDeclared(app) {
    const findings = { uses: [], usedReferences: [], unknowns: [] };
    const place = placeOf(app, 'ConnectionReferences');
    for (const [key, connection] of Object.entries(canvas_apps_readJson(app, 'ConnectionReferences', findings))) {
        const id = (0,lib/* stringField */.OM)(connection, 'id');
        if (!id || connectorKey(id) === '') {
            const sentence = `connection ${(0,lib/* quote */.hD)(key)} of the app does not say which connector it uses`;
            findings.unknowns.push({ sentence, place });
            continue;
        }
        const reference = (0,lib/* stringField */.OM)(connection, 'xrmConnectionReferenceLogicalName');
        if (reference)
            findings.usedReferences.push(reference.toLowerCase());
        for (const use of connectionUses(id, connection, place))
            findings.uses.push(use);
    }
    if (Object.keys(canvas_apps_readJson(app, 'DatabaseReferences', findings)).length > 0) {
        const tables = { site: 'tables', place: placeOf(app, 'DatabaseReferences') };
        findings.uses.push({ ...canvas_apps_DATAVERSE, ...tables, endpoint: { kind: 'none' } });
    }
    return findings;
}
/** The line of one element of the app's description. */
function placeOf({ file }, element) {
    return { file, text: `<${element}>` };
}
/** One use per operation that the app declares; apps of older studios declare none. */
function connectionUses(id, connection, place) {
    const key = connectorKey(id);
    const sources = (0,lib/* arrayField */.e7)(connection, 'dataSources').filter((name) => typeof name === 'string');
    const use = {
        key,
        name: (0,lib/* stringField */.OM)(connection, 'displayName') ?? key,
        site: sources.join(', ') || 'connection',
        place,
    };
    const operations = (0,lib/* arrayField */.e7)(connection, 'actions').filter((action) => typeof action === 'string');
    return operations.length === 0 ? [use] : operations.map((operation) => ({ ...use, operation }));
}
function canvas_apps_readJson(app, name, findings) {
    const text = childText(app.element, name);
    if (text === '')
        return {};
    const reading = readJsonText(text);
    if ('value' in reading && (0,lib/* isRecord */.u4)(reading.value))
        return reading.value;
    const reason = 'reason' in reading ? reading.reason : 'is no object';
    findings.unknowns.push({ sentence: `${name} of the app ${reason}`, place: placeOf(app, name) });
    return {};
}
/** Code apps have no document; what they connect to stands in their metadata alone. */
function readInside(source, app) {
    const documentUri = childText(app.element, 'DocumentUri');
    if (documentUri === '')
        return { uses: [], unknowns: [] };
    const document = referencedFile(source, documentUri);
    const unpacked = appSourceOf(source, app.file);
    const uses = [];
    const unknowns = [];
    const place = placeOf(app, 'DocumentUri');
    if (!document && !unpacked) {
        unknowns.push({ sentence: `its file ${(0,lib/* quote */.hD)(documentUri)} is not in the solution`, place });
    }
    // Packing may take either, so that both count where both are there.
    const read = (what, at, findUses) => {
        try {
            for (const use of findUses())
                uses.push(use);
        }
        catch (error) {
            if (!(error instanceof lib/* AlmError */.Ly))
                throw error;
            unknowns.push({ sentence: `its ${what} cannot be read (${error.message})`, place: at });
        }
    };
    if (document) {
        const { file, bytes } = document;
        read(`file ${(0,lib/* quote */.hD)(documentUri)}`, place, () => readMsapp(bytes).map((use) => appUse(use, { file })));
    }
    if (unpacked) {
        const { manifest } = unpacked;
        read(`source ${(0,lib/* quote */.hD)(manifest)}`, { file: manifest }, () => unpacked.read().map((use) => appUse(use, { file: use.file })));
    }
    return { uses: onePerConnector(uses), unknowns };
}
function appUse({ id, site }, place) {
    const key = connectorKey(id);
    return { key, name: key, site, place };
}
/** An app names a connector with each of its tables; one use says enough. */
function onePerConnector(uses) {
    return [...new Map(uses.map((use) => [use.key, use])).values()];
}
//# sourceMappingURL=canvas-apps.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/connection-references.js
// Connection references of the solution: what a logical name stands for.



const LOGICAL_NAME = 'connectionreferencelogicalname';
/** The declared connection references by logical name in lower case. */
function readConnectionReferences(source) {
    const collection = (0,solution_lib/* childElement */.JV)(source.customizations, 'connectionreferences');
    const references = new Map();
    for (const element of collection ? (0,solution_lib/* childElements */.AR)(collection) : []) {
        const written = (0,solution_lib/* attributeOf */.w4)(element, LOGICAL_NAME) ?? '';
        const logicalName = written.toLowerCase();
        const custom = (0,solution_lib/* childElement */.JV)(element, 'customconnectorid');
        references.set(logicalName, {
            logicalName,
            key: connectorKey(childText(element, 'connectorid')),
            place: { file: 'Other/Customizations.xml', text: `${LOGICAL_NAME}="${written}"` },
            customConnectorId: childText(custom, 'connectorid').toLowerCase() || undefined,
        });
    }
    return references;
}
//# sourceMappingURL=connection-references.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/openapi.js
// The OpenAPI definition of a custom connector: its addresses, and its operations.


const METHODS = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace']);
/** Reads a definition in Swagger 2 or OpenAPI 3; `bytes` are undefined when it is not in the solution. */
function readDefinition(bytes) {
    if (!bytes)
        return unread('its OpenAPI definition is not in the solution');
    const document = readJsonPart(bytes);
    if ('reason' in document)
        return unread(`its OpenAPI definition ${document.reason}`);
    if (!(0,lib/* isRecord */.u4)(document.value))
        return unread('its OpenAPI definition is no object');
    const address = addressOf(document.value);
    const operations = operationsOf(document.value);
    if (address.hosts.length === 0) {
        const whyNoHosts = 'its OpenAPI definition names no host';
        return { ...address, operations, whyNoHosts, isUnread: true };
    }
    const isWorkedOut = address.hosts.some((host) => /[@{]/.test(host));
    return isWorkedOut
        ? { ...address, hosts: [], operations, whyNoHosts: 'its host is an expression', isUnread: false }
        : { ...address, operations, isUnread: false };
}
function unread(whyNoHosts) {
    return { hostNames: [], basePath: '', schemes: [], hosts: [], operations: [], whyNoHosts, isUnread: true };
}
function addressOf(document) {
    const host = (0,lib/* stringField */.OM)(document, 'host')?.trim();
    if (!host)
        return addressOfServers(document);
    const written = (0,lib/* arrayField */.e7)(document, 'schemes').filter((scheme) => typeof scheme === 'string');
    const schemes = written.length > 0 ? written : ['https'];
    const basePath = (0,lib/* stringField */.OM)(document, 'basePath') || '/';
    const path = basePath.startsWith('/') ? basePath : `/${basePath}`;
    return {
        hostNames: [host],
        basePath,
        schemes,
        hosts: schemes.map((scheme) => `${scheme}://${host}${path}`),
    };
}
const SERVER = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^]*)$/i;
/** Of servers with other paths than the first one, all addresses count. */
function addressOfServers(document) {
    const servers = (0,lib/* arrayField */.e7)(document, 'servers').flatMap((server) => {
        const url = (0,lib/* stringField */.OM)(server, 'url') ?? '';
        const [, scheme = '', host = '', path = ''] = SERVER.exec(url) ?? [];
        return host === '' ? [] : [{ url, scheme, host, path }];
    });
    return {
        hostNames: [...new Set(servers.map(({ host }) => host))],
        basePath: servers[0]?.path || (servers.length > 0 ? '/' : ''),
        schemes: [...new Set(servers.map(({ scheme }) => scheme))],
        hosts: servers.map(({ url }) => url),
    };
}
function operationsOf(document) {
    return Object.entries((0,lib/* recordField */.Qb)(document, 'paths') ?? {}).flatMap(([path, item]) => Object.entries((0,lib/* isRecord */.u4)(item) ? item : {})
        .filter(([method]) => METHODS.has(method.toLowerCase()))
        .map(([method, operation]) => ({
        id: (0,lib/* stringField */.OM)(operation, 'operationId') ?? '',
        method: method.toUpperCase(),
        path,
    })));
}
//# sourceMappingURL=openapi.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/custom-connectors.js
// Custom connectors of the solution and their addresses, which the URL patterns of data policies are about.




/** The custom connectors of the solution, and the files that should describe one and cannot be read. */
function readCustomConnectors(source) {
    const { components, unreadable } = componentsOf(source, connectors);
    return {
        connectors: components.map((component) => readConnector(source, component)),
        unreadable: unreadable.map(({ file, reason }) => ({
            name: file.slice(file.lastIndexOf('/') + 1).replace(/\.xml$/i, ''),
            doubt: { sentence: `its description ${(0,lib/* quote */.hD)(file)} ${reason}`, place: { file } },
        })),
    };
}
function readConnector(source, { element, file }) {
    const name = childText(element, 'name');
    const written = childText(element, 'openapidefinition');
    const isInline = written.startsWith('{');
    const referenced = written === '' || isInline ? undefined : referencedFile(source, written);
    const definition = readDefinition(isInline ? new TextEncoder().encode(written) : referenced?.bytes);
    const { hosts, whyNoHosts } = definition;
    return {
        id: childText(element, 'connectorid').toLowerCase(),
        custom: {
            stem: stemOfSolutionName(name),
            displayName: childText(element, 'displayname') || name,
            hosts,
            ...(whyNoHosts === undefined ? {} : { whyNoHosts }),
        },
        definition,
        place: { file: referenced?.file ?? file },
    };
}
/**
 * What is known of the custom connector behind a key: from the solution, or only its name when it is not in there.
 * Undefined for connectors that are not custom.
 */
function customConnectorFinder(inSolution, references) {
    const rowIds = new Map();
    for (const { key, customConnectorId } of references.values()) {
        if (customConnectorId && !rowIds.has(key))
            rowIds.set(key, customConnectorId);
    }
    const byId = new Map(inSolution.map((one) => [one.id, one.custom]));
    const byStem = new Map(inSolution.map(({ custom }) => [custom.stem, custom]));
    return (key) => {
        const rowId = rowIds.get(key);
        const stem = customStem(key);
        const known = (rowId === undefined ? undefined : byId.get(rowId)) ??
            byStem.get(stem ?? stemOfSolutionName(key.replace(/^shared_/, '')));
        if (known)
            return known;
        if (rowId === undefined && stem === undefined)
            return undefined;
        const name = stem ?? key;
        return { stem: name, displayName: name, hosts: [], whyNoHosts: 'it is not in the solution' };
    };
}
//# sourceMappingURL=custom-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/defined-connectors.js
/** The custom connectors by name. Ids of operations are compared without regard to case, as data policies do. */
function definedConnectors(connectors, resources) {
    const calls = callsByConnector(resources);
    return connectors
        .map((connector) => definedConnector(connector, calls.get(connector.custom) ?? new Map()))
        .sort((left, right) => (left.name < right.name ? -1 : 1));
}
function definedConnector({ id, custom, definition, place }, calls) {
    const { hostNames, basePath, schemes, operations } = definition;
    const { stem: name, ...described } = custom;
    const defined = new Set(operations.map((operation) => operation.id.toLowerCase()));
    return {
        id,
        name,
        ...described,
        hostNames,
        basePath,
        schemes,
        operations: operations.map((operation) => ({
            ...operation,
            usedBy: calls.get(operation.id.toLowerCase())?.usedBy ?? [],
        })),
        undefinedOperations: [...calls].filter(([key]) => !defined.has(key)).map(([, call]) => call),
        place,
    };
}
function callsByConnector(resources) {
    const byConnector = new Map();
    for (const { kind, id, name, uses } of resources) {
        for (const { custom, operation, site } of uses) {
            if (!custom || operation === undefined)
                continue;
            const calls = byConnector.get(custom) ?? new Map();
            byConnector.set(custom, calls);
            const call = calls.get(operation.toLowerCase()) ?? { id: operation, usedBy: [] };
            calls.set(operation.toLowerCase(), call);
            call.usedBy.push({ kind, id, name, site });
        }
    }
    return byConnector;
}
//# sourceMappingURL=defined-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/flow-connections.js
// Connections that a cloud flow declares, and the names under which its steps find them.


/** Reads the connections that a flow declares. */
function readDeclarations(declared = {}, references, file) {
    const byName = new Map();
    const ignoringCase = new Map();
    for (const [name, declaration] of Object.entries(declared)) {
        if (!(0,lib/* isRecord */.u4)(declaration))
            continue;
        const api = (0,lib/* recordField */.Qb)(declaration, 'api');
        const reference = ((0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(declaration, 'connection'), 'connectionReferenceLogicalName') ??
            (0,lib/* stringField */.OM)(api, 'logicalName'))?.toLowerCase();
        const written = connectorKey((0,lib/* stringField */.OM)(api, 'name') || (0,lib/* stringField */.OM)(declaration, 'id') || '');
        const resolved = (reference === undefined ? undefined : references.get(reference)?.key) ?? '';
        const place = { file, keys: ['properties', 'connectionReferences', name] };
        const connection = { logicalName: reference ?? name, key: written || resolved, place };
        const found = { reference, keys: [written, resolved], connection };
        byName.set(name, found);
        if (!ignoringCase.has(name.toLowerCase()))
            ignoringCase.set(name.toLowerCase(), found);
    }
    return {
        all: [...byName.values()],
        find: (name) => byName.get(name) ?? ignoringCase.get(name.toLowerCase()),
    };
}
const CONNECTION_OF_EXPRESSION = /\$connections'\)?\]?\['([^']+)'\]/;
/** The name under which a step finds its connection among those of the flow. */
function connectionNameOf(host) {
    const plain = (0,lib/* stringField */.OM)(host, 'connectionName');
    if (plain !== undefined)
        return CONNECTION_OF_EXPRESSION.exec(plain)?.[1] ?? plain;
    const expression = (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(host, 'connection'), 'name') ?? '';
    return CONNECTION_OF_EXPRESSION.exec(expression)?.[1];
}
//# sourceMappingURL=flow-connections.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/endpoints.js
// Where the step of a flow connects to, for the connectors that endpoint rules can be written for.


const FROM_CONNECTION = { kind: 'dynamic', expression: 'taken from the connection' };
// The formats are those of "Connector endpoint filtering" in the documentation of data policies.
const endpoints_readers = new Map([
    ['shared_sql', (parameters) => sqlEndpoint(parameters['server'], parameters['database'])],
    ['shared_azureblob', (parameters) => storageEndpoint(parameters['dataset'])],
    ['shared_smtp', () => FROM_CONNECTION],
    ['shared_webcontents', (parameters) => relativeEndpoint(parameters['request/url'])],
    // Without an organization the step works in the environment of the flow, which is always allowed.
    [
        'shared_commondataserviceforapps',
        (parameters) => parameters['organization'] === undefined
            ? { kind: 'none' }
            : organizationEndpoint(parameters['organization']),
    ],
]);
/** The endpoint of a connector's step; undefined for connectors without endpoint rules. */
function stepEndpoint(key, inputs) {
    return endpoints_readers.get(key)?.((0,lib/* recordField */.Qb)(inputs, 'parameters') ?? {});
}
function sqlEndpoint(server, database) {
    const parts = [toEndpoint(server), toEndpoint(database)];
    const [host, name] = parts;
    if (host?.kind !== 'static' || name?.kind !== 'static')
        return parts.find(({ kind }) => kind === 'dynamic') ?? FROM_CONNECTION;
    if (host.value === 'default' || name.value === 'default')
        return FROM_CONNECTION;
    return { kind: 'static', value: `${host.value},${name.value}` };
}
function storageEndpoint(storage) {
    const endpoint = toEndpoint(storage);
    if (endpoint.kind !== 'static')
        return endpoint;
    if (endpoint.value.toLowerCase() === 'accountnamefromsettings')
        return FROM_CONNECTION;
    // Rules name the account; steps may hold the address of its service instead.
    const account = /^(?:https?:\/\/)?([^./]+)\.blob\./i.exec(endpoint.value)?.[1];
    return account === undefined ? endpoint : { kind: 'static', value: account, alias: endpoint.value };
}
/** Rules name the id of an organization, which its address does not tell. */
function organizationEndpoint(organization) {
    const endpoint = toEndpoint(organization);
    if (endpoint.kind !== 'static' || (0,lib/* isGuid */.W_)(endpoint.value))
        return endpoint;
    return { kind: 'dynamic', expression: `the organization is given as ${endpoint.value}, rules have its id` };
}
function relativeEndpoint(url) {
    const endpoint = toEndpoint(url);
    return endpoint.kind === 'static' && !/^https?:/i.test(endpoint.value) ? FROM_CONNECTION : endpoint;
}
//# sourceMappingURL=endpoints.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/flow-steps.js
// Every trigger and action of a flow definition, however deep it is nested.

/** The service allows eight levels; two keys each, and room to spare. Keys of deeper steps would cost their square. */
const MAX_KEYS = 64;
/** The steps of a definition and the names of those whose shape is not that of a step. Nesting costs no stack. */
function flowSteps(definition) {
    const steps = [];
    const malformed = [];
    const waiting = [
        { steps: definition['triggers'], isTrigger: true, keys: ['triggers'] },
        { steps: definition['actions'], isTrigger: false, keys: ['actions'] },
    ];
    if (waiting.every(({ steps }) => steps === undefined))
        malformed.push({ name: 'definition', keys: [] });
    for (let group = waiting.pop(); group; group = waiting.pop()) {
        if (group.steps === undefined)
            continue;
        if (!(0,lib/* isRecord */.u4)(group.steps)) {
            malformed.push({ name: group.keys.at(-1) ?? '', keys: group.keys });
            continue;
        }
        for (const [name, step] of Object.entries(group.steps)) {
            const type = (0,lib/* stringField */.OM)(step, 'type');
            const keys = below(group.keys, [name]);
            if (!(0,lib/* isRecord */.u4)(step) || type === undefined) {
                malformed.push({ name, keys });
                continue;
            }
            const { isTrigger } = group;
            const inputs = (0,lib/* recordField */.Qb)(step, 'inputs') ?? {};
            steps.push({ name, isTrigger, type, kind: (0,lib/* stringField */.OM)(step, 'kind'), inputs, step, keys });
            for (const nested of nestedActions(step)) {
                waiting.push({ steps: nested.steps, isTrigger: false, keys: below(keys, nested.keys) });
            }
        }
    }
    return { steps, malformed };
}
function below(keys, more) {
    return keys.length >= MAX_KEYS ? keys : [...keys, ...more];
}
function nestedActions(step) {
    const cases = step['cases'];
    return [
        { steps: step['actions'], keys: ['actions'] },
        branch(step['else'], ['else']),
        branch(step['default'], ['default']),
        ...((0,lib/* isRecord */.u4)(cases)
            ? Object.entries(cases).map(([name, one]) => branch(one, ['cases', name]))
            : [{ steps: cases, keys: ['cases'] }]),
    ];
}
/** The actions of a branch; the branch itself where it is none, so that it is not taken for an empty one. */
function branch(untrusted, keys) {
    return (0,lib/* isRecord */.u4)(untrusted)
        ? { steps: untrusted['actions'], keys: [...keys, 'actions'] }
        : { steps: untrusted, keys };
}
//# sourceMappingURL=flow-steps.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/flow-uses.js
// Connectors in the definition of a cloud flow.






/** Steps that connect to nothing. */
const PLAIN_TYPES = new Set(('AppendToArrayVariable AppendToStringVariable Changeset Compose DecrementVariable Expression Foreach If ' +
    'IncrementVariable InitializeVariable Join ParseJson Query Recurrence Response Scope Select SetVariable ' +
    'SlidingWindow Switch Table Terminate Until Wait').split(' '));
/** Kinds of the trigger `Request` that only the platform itself can call. */
const PLATFORM_REQUESTS = new Set([
    'ApiConnection',
    'Button',
    'PowerApp',
    'PowerAppV2',
    'Skills',
    'VirtualAgent',
]);
const HTTP = { key: 'http', name: 'HTTP' };
const WEBHOOK = { key: 'httpwebhook', name: 'HTTP Webhook' };
const REQUEST = { key: 'httprequestreceived', name: 'When a HTTP request is received' };
/**
 * Finds the connectors of a flow's JSON file (already parsed).
 * @param file its path in the unpacked solution.
 */
function findFlowUses(untrusted, file, references) {
    const properties = (0,lib/* recordField */.Qb)(untrusted, 'properties');
    const definition = (0,lib/* recordField */.Qb)(properties, 'definition');
    if (!properties || !definition) {
        return nothingBut(`its file ${(0,lib/* quote */.hD)(file)} has no properties.definition`, { file });
    }
    const { steps, malformed } = flowSteps(definition);
    const declared = readDeclarations((0,lib/* recordField */.Qb)(properties, 'connectionReferences'), references, file);
    const placeOf = (keys) => ({ file, keys: ['properties', 'definition', ...keys] });
    const found = steps.map((step) => readStep(step, { declared, place: placeOf(step.keys) }));
    const unknowns = [
        ...malformed.map(({ name, keys }) => ({
            sentence: `step ${(0,lib/* quote */.hD)(name)} cannot be read`,
            place: placeOf(keys),
        })),
        ...found.flatMap(({ unknowns }) => unknowns),
    ];
    const used = new Set(found.map(({ declaration }) => declaration));
    const rest = declared.all.filter((declaration) => !used.has(declaration));
    const unused = unknowns.length === 0 ? rest.map(({ connection }) => connection) : [];
    // What an unread step uses may be any of the others.
    const spared = unknowns.length === 0 ? [] : rest.flatMap(({ reference }) => reference ?? []);
    return {
        uses: found.flatMap(({ uses }) => uses),
        usedReferences: [...found.flatMap(({ usedReferences }) => usedReferences), ...spared],
        unknowns,
        unused,
    };
}
const NOTHING = { uses: [], usedReferences: [], unknowns: [] };
function nothingBut(sentence, place) {
    return { ...NOTHING, unknowns: [{ sentence, place }], unused: [] };
}
function builtIn(connector, step, place, endpoint) {
    return { ...NOTHING, uses: [{ ...connector, site: step.name, place, endpoint }] };
}
function readStep(step, surroundings) {
    const host = (0,lib/* recordField */.Qb)(step.inputs, 'host');
    if (!host || !['connectionName', 'connection', 'apiId'].some((name) => Object.hasOwn(host, name))) {
        return readBuiltIn(step, surroundings.place);
    }
    const found = readConnectorStep(step, host, surroundings);
    if (!BUILT_IN_TYPES.has(step.type))
        return found;
    return { ...found, uses: [...found.uses, ...readBuiltIn(step, surroundings.place).uses] };
}
/** Types that reach out whatever connection is written beside them. */
const BUILT_IN_TYPES = new Set(['Http', 'HttpWebhook', 'Request', 'Workflow']);
function readBuiltIn(step, place) {
    switch (step.type) {
        case 'Http':
            return builtIn(HTTP, step, place, toEndpoint(step.inputs['uri']));
        case 'HttpWebhook':
            return readWebhook(step, place);
        case 'Workflow': // A child flow is reached over HTTP, at an address that nobody wrote down.
            return builtIn(HTTP, step, place, { kind: 'none' });
        case 'Request':
            return readRequest(step, place);
        default:
            return PLAIN_TYPES.has(step.type)
                ? NOTHING
                : nothingBut(`step ${(0,lib/* quote */.hD)(step.name)} is of the type ${(0,lib/* quote */.hD)(step.type)}, which is not known`, place);
    }
}
function readWebhook(step, place) {
    const addressOf = (request) => (0,lib/* recordField */.Qb)(step.inputs, request)?.['uri'];
    const subscribe = builtIn(WEBHOOK, step, place, toEndpoint(addressOf('subscribe')));
    const farewell = addressOf('unsubscribe');
    if (!farewell)
        return subscribe;
    return {
        ...subscribe,
        uses: [...subscribe.uses, ...builtIn(WEBHOOK, step, place, toEndpoint(farewell)).uses],
    };
}
function readRequest(step, place) {
    if (step.kind === undefined || step.kind === 'Http')
        return builtIn(REQUEST, step, place, { kind: 'none' });
    if (PLATFORM_REQUESTS.has(step.kind))
        return NOTHING;
    return nothingBut(`trigger ${(0,lib/* quote */.hD)(step.name)} is a request of the kind ${(0,lib/* quote */.hD)(step.kind)}, which is not known`, place);
}
/** A step of a connector. What it names and what its reference stands for should be one connector; if not, both count. */
function readConnectorStep(step, host, { declared, place }) {
    const connection = connectionNameOf(host);
    const declaration = connection === undefined ? undefined : declared.find(connection);
    const apiId = (0,lib/* stringField */.OM)(host, 'apiId') ?? '';
    const written = isExpression(apiId) ? '' : connectorKey(apiId);
    const keys = new Set([written, ...(declaration?.keys ?? [])].filter((key) => key !== ''));
    if (keys.size === 0)
        return nothingBut(`step ${(0,lib/* quote */.hD)(step.name)} does not say which connector it uses`, place);
    const operation = operationOf(step, host);
    const uses = [...keys].map((key) => {
        const endpoint = stepEndpoint(key, step.inputs);
        return {
            key,
            name: key,
            site: step.name,
            place,
            ...(operation === undefined ? {} : { operation }),
            ...(endpoint === undefined ? {} : { endpoint }),
        };
    });
    return {
        uses,
        usedReferences: declaration?.reference === undefined ? [] : [declaration.reference],
        unknowns: [],
        declaration,
    };
}
function operationOf(step, host) {
    const metadata = (0,lib/* recordField */.Qb)((0,lib/* recordField */.Qb)(step.step, 'metadata'), 'flowSystemMetadata');
    const operation = (0,lib/* stringField */.OM)(host, 'operationId') ?? (0,lib/* stringField */.OM)(metadata, 'swaggerOperationId');
    return operation === undefined || isExpression(operation) ? undefined : operation;
}
//# sourceMappingURL=flow-uses.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/desktop-script.js
// The script of a desktop flow (Robin): which modules its actions are of, and which connectors it calls.

/** Display names of the modules that data policies know, by their names in scripts, where the two differ. */
const MODULE_NAMES = {
    Cmd: 'CMD session',
    Display: 'Message boxes',
    GoogleCognitive: 'Google cognitive',
    IBMCognitive: 'IBM cognitive',
    MicrosoftCognitive: 'Microsoft cognitive',
    MouseAndKeyboard: 'Mouse and keyboard',
    Pdf: 'PDF',
    Runflow: 'Run flow',
    Services: 'Windows Services',
    TerminalEmulation: 'Terminal emulation',
    UIAutomation: 'UI automation',
    Web: 'HTTP',
    WebAutomation: 'Browser automation',
};
/** Modules that work on values only and that data policies do not know. */
const PLAIN_MODULES = new Set([
    'Conditionals',
    'DateTime',
    'FlowControl',
    'Logging',
    'Loops',
    'Text',
    'Variables',
]);
/** The module of flows and connectors that are called; both are known by other names. */
const EXTERNAL = 'External';
const KEYWORD = /^(?:BLOCK|CALL|CASE|DEFAULT|ELSE|END|ERROR|EXIT|FUNCTION|GOTO|IF|IMPORT|LABEL|LOOP|NEXT|ON|REPEAT|SET|SWITCH|THROW|WAIT|WHILE)\b/i;
/** Comments, notes of the designer, regions, inputs and outputs, and what is left of a text over several lines. */
const NO_ACTION = /^(?:#|@|\*\*|\/\*|\*\/|''|[)\]}])/;
/** An action at the beginning of a statement, or as the condition of one. */
const ACTION = /(?:^|\()\s*(?:DISABLE\s+)?([A-Z]\w*)((?:\.\w+)+)/gi;
const CONNECTOR = /\/apis\/([\w-]+)/gi;
/** Finds what a script uses. */
function readDesktopScript(script) {
    const uses = [];
    const unreadLines = [];
    withoutTexts(script)
        .split('\n')
        .forEach((written, index) => {
        const statement = written.trim();
        const line = index + 1;
        if (statement === '' || NO_ACTION.test(statement))
            return;
        const actions = [...statement.matchAll(ACTION)];
        if (actions.length === 0 && !KEYWORD.test(statement))
            unreadLines.push(line);
        // One line may hold more actions than a call takes arguments.
        for (const [, module = '', action = ''] of actions)
            uses.push(...moduleUse(module, action, line));
    });
    script.split('\n').forEach((written, index) => {
        for (const [, id = ''] of written.matchAll(CONNECTOR)) {
            uses.push({ key: connectorKey(id), name: connectorKey(id), site: 'cloud connector', line: index + 1 });
        }
    });
    return { uses, unreadLines };
}
function moduleUse(written, action, line) {
    const runsFlow = written === EXTERNAL && /^\.RunFlow/i.test(action);
    const module = runsFlow ? 'Runflow' : written;
    if (PLAIN_MODULES.has(module) || module === EXTERNAL)
        return [];
    return [
        {
            key: `desktopflow.${module.toLowerCase()}`,
            name: `${MODULE_NAMES[module] ?? module} (desktop flow)`,
            site: `${written}${action}`,
            endpoint: { kind: 'none' },
            line,
        },
    ];
}
/** The script with empty texts for `'…'` and `$'''…'''`, in the same lines: a text may look like an action. */
function withoutTexts(script) {
    const kept = [];
    let from = 0;
    for (let start = script.indexOf("'"); start >= 0; start = script.indexOf("'", from)) {
        const end = script.startsWith("'''", start) ? endOfBlock(script, start) : endOfText(script, start);
        kept.push(script.slice(from, start), "''", script.slice(start, end).replace(/[^\n]+/g, ''));
        from = end;
    }
    return kept.join('') + script.slice(from);
}
function endOfBlock(script, start) {
    const end = script.indexOf("'''", start + 3);
    return end < 0 ? script.length : end + 3;
}
/** A text ends at the next quote that is not escaped, or with its line. */
function endOfText(script, start) {
    for (let at = start + 1; at < script.length; at++) {
        if (script[at] === '\n')
            return at;
        if (script[at] === "'")
            return at + 1;
        if (script[at] === '\\')
            at++;
    }
    return script.length;
}
//# sourceMappingURL=desktop-script.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/flows.js
// Cloud flows and desktop flows of the solution.





const CLOUD_FLOW = '5';
const DESKTOP_FLOW = '6';
/** Classic workflow, dialog, business rule, action, business process: they run inside Dataverse, without connectors. */
const CLASSIC = new Set(['0', '1', '2', '3', '4']);
/** The flows of the solution. */
function findFlows(source, references) {
    const { components, unreadable } = componentsOf(source, workflows);
    const flows = components.flatMap((flow) => {
        const category = childText(flow.element, 'Category');
        const hasFile = ['JsonFileName', 'XamlFileName'].some((name) => childText(flow.element, name) !== '');
        if (CLASSIC.has(category) || (category === '' && !hasFile))
            return [];
        if (category === CLOUD_FLOW)
            return [cloudFlow(source, flow, references)];
        return [category === DESKTOP_FLOW ? desktopFlow(flow) : otherFlow(flow, category)];
    });
    return [...flows, ...unreadable.map(unreadableFlow)];
}
const GUID_AT_END = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Which category it is of stands in the description itself; only cloud flows have a file of JSON. */
function unreadableFlow({ file, reason }) {
    const name = file.slice(file.lastIndexOf('/') + 1).replace(/(\.json|\.xaml)?\.data\.xml$/i, '');
    const place = { file };
    const resource = {
        kind: /\.json\.data\.xml$/i.test(file) ? 'cloud-flow' : 'other-flow',
        id: GUID_AT_END.exec(name.slice(-36))?.[0].toLowerCase() ?? '',
        name,
        place,
        uses: [],
        unknowns: [{ sentence: `its description ${(0,lib/* quote */.hD)(file)} ${reason}`, place }],
    };
    return { resource, usedReferences: [] };
}
function cloudFlow(source, flow, references) {
    const fileName = childText(flow.element, 'JsonFileName');
    const content = fileName === '' ? undefined : referencedFile(source, fileName);
    const place = { file: content?.file ?? flow.file };
    const { uses, usedReferences, unknowns, unused } = readFlow(fileName, content, place, references);
    const resource = { kind: 'cloud-flow', ...identity(flow), place, uses, unknowns };
    const { kind, id, name } = resource;
    return {
        resource,
        usedReferences,
        unused: unused.map((connection) => ({ ...connection, resource: { kind, id, name } })),
    };
}
function readFlow(fileName, content, place, references) {
    const unreadable = (rule) => ({
        uses: [],
        usedReferences: [],
        unknowns: [{ sentence: `its file ${(0,lib/* quote */.hD)(fileName)} ${rule}`, place }],
        unused: [],
    });
    if (!content)
        return unreadable('is not in the solution');
    const document = readJsonPart(content.bytes);
    if ('reason' in document)
        return unreadable(document.reason);
    return findFlowUses(document.value, content.file, references);
}
function desktopFlow(flow) {
    const place = { file: flow.file };
    const script = childText(flow.element, 'Definition');
    const placeOf = (line) => ({ ...place, text: '<Definition>', linesBelow: line - 1 });
    const { uses, unreadLines } = readDesktopScript(script);
    const resource = {
        kind: 'desktop-flow',
        ...identity(flow),
        place,
        uses: [
            { key: 'shared_uiflow', name: 'Desktop flows', site: 'the flow itself', place },
            ...uses.map(({ line, ...use }) => ({ ...use, place: placeOf(line) })),
        ],
        unknowns: [
            ...(script === '' ? [{ sentence: 'its script is not in the solution', place }] : []),
            ...unreadLines.map((line) => ({
                sentence: `line ${line} of its script is not known`,
                place: placeOf(line),
            })),
        ],
    };
    return { resource, usedReferences: [] };
}
function otherFlow(flow, category) {
    const place = { file: flow.file };
    const unknowns = [{ sentence: `a process of category ${(0,lib/* quote */.hD)(category)} is not known`, place }];
    return {
        resource: { kind: 'other-flow', ...identity(flow), place, uses: [], unknowns },
        usedReferences: [],
    };
}
function identity({ element }) {
    const attribute = (wanted) => element.attributes.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
    const id = attribute('workflowid').replace(/[{}]/g, '').toLowerCase();
    return { id, name: attribute('name') || id };
}
//# sourceMappingURL=flows.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/find-connectors.js
// All connectors of a solution, resource by resource.










/**
 * Finds what every app, flow, agent and custom connector of a solution connects to. What cannot be read becomes an
 * `unknown` of its resource.
 */
function findConnectors(source) {
    const references = readConnectionReferences(source);
    const { connectors, unreadable } = readCustomConnectors(source);
    const found = [
        ...findCanvasApps(source),
        ...findFlows(source, references),
        ...findAgents(source, references),
    ];
    const customOf = customConnectorFinder(connectors, references);
    const resources = found.map(({ resource }) => ({
        ...resource,
        uses: resource.uses.map((use) => withCustom(use, customOf(use.key))),
    }));
    return {
        resources: [...resources, ...connectors.map(toResource), ...unreadable.map(toUnreadableResource)].sort(byKindAndName),
        customConnectors: definedConnectors(connectors, resources),
        unused: [...unusedReferences(source, references, found), ...found.flatMap(({ unused = [] }) => unused)],
    };
}
function withCustom(use, custom) {
    return custom ? { ...use, name: custom.displayName, custom } : use;
}
function toResource({ id, custom, definition, place }) {
    const { stem, displayName, whyNoHosts } = custom;
    const unknowns = definition.isUnread ? [{ sentence: whyNoHosts ?? '', place }] : [];
    const use = {
        key: `shared_${stem}`,
        name: displayName,
        site: 'its definition',
        place,
        endpoint: { kind: 'none' },
        custom,
    };
    return { kind: 'custom-connector', id, name: displayName, place, uses: [use], unknowns };
}
function toUnreadableResource({ name, doubt }) {
    const place = doubt.place && { place: doubt.place };
    return { kind: 'custom-connector', id: '', name, ...place, uses: [], unknowns: [doubt] };
}
function byKindAndName(left, right) {
    const keys = [left, right].map(({ kind, name, id }) => `${kind}\u0000${name}\u0000${id}`);
    return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}
/**
 * References that no step, app or node names, and data source variables that have no connector of anything. The script
 * of a desktop flow names connectors and not references, so that any reference for them may be the one.
 */
function unusedReferences(source, references, found) {
    const usedNames = new Set(found.flatMap(({ usedReferences }) => usedReferences));
    const keysOf = (resources) => new Set(resources.flatMap(({ resource }) => resource.uses.map(({ key }) => key)));
    const usedKeys = keysOf(found);
    const keysOfScripts = keysOf(found.filter(({ resource }) => resource.kind === 'desktop-flow'));
    const unused = [
        ...[...references.values()].filter(({ logicalName, key }) => !usedNames.has(logicalName) && !keysOfScripts.has(key)),
        ...dataSourceVariables(source).filter(({ key }) => !usedKeys.has(key)),
    ];
    return unused.map(({ logicalName, key, place }) => ({ logicalName, key, ...(place && { place }) }));
}
function dataSourceVariables(source) {
    const definition = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/i;
    return source.paths.flatMap((path) => {
        const name = definition.exec(path)?.[1];
        if (name === undefined)
            return [];
        const reading = readXmlPart(source.file(path) ?? new Uint8Array(), path);
        if ('reason' in reading)
            return []; // Whether a variable is used or not, no policy judges it.
        const root = reading.value;
        const apiId = childText(root, 'apiid') || childText((0,solution_lib/* childElement */.JV)(root, 'environmentvariabledefinition'), 'apiid');
        return apiId
            ? [
                {
                    logicalName: name.toLowerCase(),
                    key: connectorKey(apiId),
                    place: { file: path, text: '<apiid>' },
                },
            ]
            : [];
    });
}
//# sourceMappingURL=find-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/connector-list.js
// The connectors of a solution, each once, with what the tenant's catalogue says of them.

/** The connectors of resources by key. */
function listConnectors(resources, catalogue) {
    const catalogued = new Map(catalogue.map((connector) => [connectorKey(connector.id), connector]));
    const listed = new Map();
    for (const { key, name, custom } of resources.flatMap(({ uses }) => uses)) {
        const before = listed.get(key);
        if (before && before.displayName !== null)
            continue;
        const known = catalogued.get(key);
        const written = custom?.displayName ?? displayNameOf(key, name);
        listed.set(key, {
            key,
            displayName: known?.displayName.trim() || written,
            tier: known?.tier ?? null,
            isCustom: custom !== undefined,
        });
    }
    return [...listed.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}
/** A name that the solution gives, and not only the key again. */
function displayNameOf(key, name) {
    return name === key ? (displayNameOfKey(key) ?? null) : name;
}
//# sourceMappingURL=connector-list.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/json-offsets.js
// Where in a JSON text its parts are. The text is looked through once, whatever the number of parts that are wanted.
/**
 * The offsets of parts of a JSON text, each named by the keys and indices that lead to it: of the key in an object, of
 * the value in a list. Undefined for what is not there. Of keys that occur twice the last one counts, as for
 * `JSON.parse`. Never throws: of a text that is not JSON it finds what it can, or nothing.
 */
function jsonOffsets(text, paths) {
    const root = { parts: new Map() };
    const ends = paths.map((path) => path.reduce(json_offsets_partOf, root));
    search(text, root);
    return ends.map((end) => end.offset);
}
function json_offsets_partOf(parent, key) {
    const part = parent.parts.get(key) ?? { parts: new Map() };
    parent.parts.set(key, part);
    return part;
}
/** Keeps its own stack, since texts may be nested deeper than calls can be. */
function search(text, root) {
    const levels = [];
    let level;
    let next = root;
    for (let at = 0; at < text.length; at++) {
        switch (text[at]) {
            case '"': {
                const end = endOfString(text, at);
                if (level && level.key === undefined) {
                    level.key = level.wanted ? keyIn(text.slice(at + 1, end)) : '';
                    next = reach(level, at);
                }
                at = end;
                break;
            }
            case '{':
            case '[': {
                const isArray = text[at] === '[';
                if (level)
                    levels.push(level);
                level = { isArray, wanted: next, key: isArray ? '0' : undefined, index: 0 };
                next = isArray ? reach(level, firstOfValue(text, at + 1)) : undefined;
                break;
            }
            case ',':
                if (!level)
                    break;
                level.key = level.isArray ? String(++level.index) : undefined;
                next = level.isArray ? reach(level, firstOfValue(text, at + 1)) : undefined;
                break;
            case '}':
            case ']':
                level = levels.pop();
                next = undefined;
                break;
        }
    }
}
/** Notes the offset of the part that the level is at, and returns what is wanted in it. */
function reach({ wanted, key }, offset) {
    const part = key === undefined ? undefined : wanted?.parts.get(key);
    if (part)
        part.offset = offset;
    return part;
}
/** Offset of the quote that ends the string which starts at an offset. */
function endOfString(text, start) {
    for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
        let escapes = 0;
        while (text[end - 1 - escapes] === '\\')
            escapes++;
        if (escapes % 2 === 0)
            return end;
    }
    return text.length;
}
function keyIn(written) {
    if (!written.includes('\\'))
        return written;
    try {
        return String(JSON.parse(`"${written}"`));
    }
    catch {
        return written;
    }
}
function firstOfValue(text, from) {
    let at = from;
    while (/\s/.test(text[at] ?? ''))
        at++;
    return at;
}
//# sourceMappingURL=json-offsets.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/place.js
// Places in the unpacked source of a solution: what findings point at.


/** The same places with line and column as far as the file tells; a place that is not in its file is the whole file. */
function locatePlaces(source, places) {
    const located = new Map();
    for (const [file, inFile] of groupByFile(places)) {
        const isSearched = inFile.some(({ keys, text }) => keys ?? text);
        const text = isSearched ? unpackedText(source, file) : undefined;
        const offsets = text === undefined ? [] : offsetsIn(text, inFile);
        const positions = text === undefined ? new Map() : positionsIn(text, offsets);
        inFile.forEach((place, index) => {
            const position = positions.get(offsets[index] ?? -1);
            const below = position && place.linesBelow ? { line: position.line + place.linesBelow } : position;
            located.set(place, { file, ...(below ?? lineOnly(place)) });
        });
    }
    return located;
}
function lineOnly({ line }) {
    return line === undefined ? {} : { line };
}
function groupByFile(places) {
    const groups = new Map();
    for (const place of new Set(places)) {
        const group = groups.get(place.file);
        if (group)
            group.push(place);
        else
            groups.set(place.file, [place]);
    }
    return groups;
}
function offsetsIn(text, places) {
    const paths = places.map(({ keys }) => keys);
    const byKeys = jsonOffsets(text, paths.filter((path) => path !== undefined));
    return places.map((place) => {
        if (place.keys)
            return byKeys.shift();
        const offset = place.text === undefined ? -1 : text.indexOf(place.text);
        return offset < 0 ? undefined : offset;
    });
}
/** Line and column of each offset, in one pass over the text. */
function positionsIn(text, offsets) {
    const positions = new Map();
    let line = 1;
    let lineStart = 0;
    let lineEnd = text.indexOf('\n');
    for (const offset of offsets.filter((one) => one !== undefined).sort((left, right) => left - right)) {
        for (; lineEnd >= 0 && lineEnd < offset; lineEnd = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = lineEnd + 1;
        }
        const column = offset - lineStart + 1;
        positions.set(offset, { line, column, endColumn: column + lengthAt(text, offset) });
    }
    return positions;
}
/** Length of the key, tag or attribute at an offset. */
function lengthAt(text, offset) {
    if (text[offset] === '"')
        return endOfString(text, offset) + 1 - offset;
    return /[^\s>]*>?/y.exec(text.slice(offset, offset + MAX_SHOWN))?.[0].length ?? 1;
}
const MAX_SHOWN = 200;
//# sourceMappingURL=place.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/locate-verdict.js

/**
 * The same verdict with file, line and column in the places of its findings.
 * @param folder where the unpacked source lies, relative to the workspace with `/`; empty for the workspace itself.
 */
function locateVerdict(verdict, source, folder) {
    const places = verdict.findings.flatMap(({ sites }) => sites.map(({ place }) => place));
    const located = locatePlaces(source, places);
    const prefix = folder === '' ? '' : `${folder}/`;
    const findings = verdict.findings.map((finding) => ({
        ...finding,
        sites: finding.sites.map((site) => {
            const place = located.get(site.place) ?? site.place;
            return { ...site, place: { ...place, file: prefix + place.file } };
        }),
    }));
    return { ...verdict, findings };
}
//# sourceMappingURL=locate-verdict.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/dlp/lib/report/sarif-rules.js
const rules = {
    'data-policy/blocked-connector': {
        name: 'BlockedConnector',
        level: 'error',
        summary: 'A connector that a data policy blocks',
        help: 'A data policy of the environment has the connector in its group Blocked. Flows that use it do not turn on, and apps fail when they start. Use another connector, have the policy changed, or import into an environment that the policy does not cover.',
    },
    'data-policy/connector-grouping': {
        name: 'ConnectorGrouping',
        level: 'error',
        summary: 'Business and non-business connectors in one app or flow',
        help: 'A data policy keeps connectors of the groups Business and Non-business apart: one app or flow uses connectors of one group only. Split the resource in two, replace a connector, or have connectors moved into one group.',
    },
    'data-policy/blocked-action': {
        name: 'BlockedAction',
        level: 'error',
        summary: 'An operation of a connector that a data policy blocks',
        help: 'A data policy allows the connector but not this operation of it. Use an operation that is allowed, or have this one allowed.',
    },
    'data-policy/denied-endpoint': {
        name: 'DeniedEndpoint',
        level: 'error',
        summary: 'An endpoint that a data policy denies',
        help: 'A data policy allows the connector but not the place that this step connects to. The rules of a policy are read in their order, and the first one that matches decides. Connect to an endpoint that is allowed, or have this one allowed.',
    },
    'data-policy/custom-connector': {
        name: 'CustomConnector',
        level: 'error',
        summary: 'A custom connector that a data policy does not allow',
        help: 'A data policy blocks a custom connector of the solution, by its name or by a URL pattern that matches its address. Have the connector listed in another group of the policy, or a pattern for its address put before the one that matches.',
    },
    'data-policy/undecidable': {
        name: 'Undecidable',
        level: 'warning',
        summary: 'Something that cannot be judged before it runs',
        help: 'A part of the solution, or of a data policy, could not be read, or depends on values that are known only when it runs. It may be in line with the policies or not. Have somebody who knows the policies look at it.',
    },
};
const byRuleKind = {
    blocked: 'data-policy/blocked-connector',
    grouping: 'data-policy/connector-grouping',
    action: 'data-policy/blocked-action',
    endpoint: 'data-policy/denied-endpoint',
    reading: 'data-policy/undecidable',
};
/** The rule that a finding is reported under. */
function sarifRuleOf({ kind, rule, resource }) {
    if (kind === 'unknown')
        return 'data-policy/undecidable';
    return resource?.kind === 'custom-connector' ? 'data-policy/custom-connector' : byRuleKind[rule];
}
/** All rules in a fixed order, also those without findings. */
const sarifRules = Object.entries(rules).map(([id, { name, level, summary, help }]) => ({
    id,
    name,
    shortDescription: { text: summary },
    fullDescription: { text: help },
    help: { text: help },
    helpUri: 'https://learn.microsoft.com/power-platform/admin/wp-data-loss-prevention',
    defaultConfiguration: { level },
    properties: { tags: ['data-policy'], precision: level === 'error' ? 'very-high' : 'medium' },
}));
//# sourceMappingURL=sarif-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/sarif.js
// The findings of a verdict as SARIF 2.1.0, within what code scanning takes and shows.



/** Code scanning shows no more of one run. */
const MAX_RESULTS = 5_000;
/** Code scanning keeps no more places of one result. */
const MAX_PLACES = 100;
/**
 * The findings of a verdict as a SARIF log: violations first. Uploads of one commit for several solutions or environments
 * are of different categories, so that they do not replace each other.
 * @param verdict with its places located.
 */
function toSarif(verdict, context) {
    const ranked = rankFindings(verdict.findings);
    const counts = new Map();
    const run = {
        tool: {
            driver: {
                name: 'PowerOps check-dlp',
                informationUri: 'https://learn.microsoft.com/power-platform/admin/wp-data-loss-prevention',
                rules: [...sarifRules],
            },
        },
        automationDetails: { id: `check-dlp/${context.solution}/${verdict.environmentId}/` },
        invocations: [{ executionSuccessful: true, ...notifications(ranked.length) }],
        columnKind: 'utf16CodeUnits',
        results: ranked
            .slice(0, MAX_RESULTS)
            .map((finding) => toResult(finding, context, numbered(fingerprintOf(finding), counts))),
        properties: { environmentId: verdict.environmentId, verdict: verdict.verdict },
    };
    return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}
/** Violations before what could not be decided, each in the order of the verdict. */
function rankFindings(findings) {
    const of = (kind) => findings.filter((finding) => finding.kind === kind);
    return [...of('violation'), ...of('unknown')];
}
function notifications(count) {
    if (count <= MAX_RESULTS)
        return {};
    const text = `${count - MAX_RESULTS} more findings are left out; the JSON report has all of them.`;
    return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}
function toResult(finding, { fallbackFile }, fingerprint) {
    const ruleId = sarifRuleOf(finding);
    const [first, ...others] = finding.sites;
    return {
        ruleId,
        ruleIndex: sarifRules.findIndex(({ id }) => id === ruleId),
        level: finding.kind === 'violation' ? 'error' : 'warning',
        message: { text: `${plain(finding.sentence)}. ${plain(finding.remedy)}` },
        locations: [{ physicalLocation: physicalLocation(first?.place ?? { file: fallbackFile }) }],
        ...(others.length > 0
            ? { relatedLocations: others.slice(0, MAX_PLACES).map((site, index) => related(finding, site, index)) }
            : {}),
        // The only one that code scanning reads. Without it the uploader takes the text of the line, which is the whole flow
        // where the flow is written on one line.
        partialFingerprints: { primaryLocationLineHash: fingerprint },
        properties: propertiesOf(finding),
    };
}
function propertiesOf({ policy, resource, connectors, operation, endpoint, }) {
    return { policy, resource, connectors, operation, endpoint };
}
function physicalLocation({ file, line, column, endColumn, }) {
    return {
        artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
        region: {
            startLine: line ?? 1,
            ...(column === undefined || endColumn === undefined
                ? {}
                : { startColumn: column, endLine: line ?? 1, endColumn }),
        },
    };
}
function related({ connectors }, { connector, step, place }, index) {
    const used = connectors.find(({ key }) => key === connector);
    const text = plain([used ? `${used.name} (${used.class})` : connector, step].filter(Boolean).join(': '));
    return {
        id: index + 1,
        physicalLocation: physicalLocation(place),
        ...(text === '' ? {} : { message: { text } }),
    };
}
/** Outside text as it stands: no control characters, and no `[text](target)`, which viewers make a link of. */
function plain(untrusted) {
    return (0,lib/* toLogText */.ZQ)(untrusted).replaceAll('](', '] (');
}
/** What the finding is about, wherever it stands: the same in every run, and when lines or steps move. */
function fingerprintOf(finding) {
    const { kind, rule, policy, resource, connectors, operation, endpoint, sites, sentence } = finding;
    const isOfOneStep = rule === 'action' || rule === 'endpoint';
    const identity = [
        kind,
        rule,
        policy?.id,
        resource?.kind,
        resource?.id,
        connectors.map(({ key }) => key).sort(),
        operation,
        endpoint,
        isOfOneStep ? sites[0]?.step : undefined,
        rule === 'reading' ? sentence : undefined,
    ];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
}
/** Code scanning takes two results with one fingerprint for one. */
function numbered(fingerprint, counts) {
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return `${fingerprint}:${count}`;
}
//# sourceMappingURL=sarif.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/markdown-parts.js
// Pieces of Markdown that stay within bounds, whatever is put into them.

/** Names of the platform are shorter; a longer one is somebody's attempt to fill the page. */
const MAX_NAME = 100;
/** Sentences name connectors; one that names hundreds of them is read nowhere. */
const MAX_SENTENCE = 1_500;
/** Rows of a table, items of a list: as much as anybody reads. */
const MAX_ITEMS = 200;
/** A name from outside, escaped and cut. */
function shownName(untrusted) {
    return (0,lib/* toMarkdownText */.u9)(clipped(untrusted, MAX_NAME));
}
/** A sentence with names from outside, escaped and cut. */
function shownSentence(untrusted) {
    return (0,lib/* toMarkdownText */.u9)(clipped(untrusted, MAX_SENTENCE));
}
/** A text cut to a length, with an ellipsis where something is missing. */
function clipped(text, length = MAX_NAME) {
    const chars = [...text.slice(0, 2 * length)];
    return chars.length > length ? `${chars.slice(0, length).join('')}…` : text;
}
/** Names in a sentence, the first of them where there are many. */
function nameList(names, most = 10) {
    const shown = names.slice(0, most).map(shownName).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
/** A list with its title; empty without items. */
function bulletSection(title, items) {
    if (items.length === 0)
        return '';
    const lines = items.slice(0, MAX_ITEMS).map((item) => `- ${item}`);
    return [title, '', ...lines, ...more('-', items.length)].join('\n');
}
/** A table with its title; empty without rows. Cells are Markdown. */
function tableSection(title, head, rows) {
    if (rows.length === 0)
        return '';
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const body = rows.slice(0, MAX_ITEMS).map(line);
    return [title, '', line(head), line(head.map(() => '---')), ...body, ...more('\n', rows.length)].join('\n');
}
/**
 * Something that is folded away until it is asked for; empty without a body.
 * @param title of ours: what stands there is no Markdown, so that names from outside would need another escape.
 */
function details(title, body) {
    return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** Code of several lines; the fence is longer than any in it. */
function codeBlock(language, text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text}\n${fence}`;
}
function more(mark, count) {
    return count > MAX_ITEMS ? [`${mark} … and ${count - MAX_ITEMS} more`] : [];
}
/**
 * Sections in their order, as far as they fit; those that do not are named at the end.
 * @param maxBytes of UTF-8, for all of it but the last line.
 */
function joinWithin(sections, maxBytes) {
    const parts = [];
    const leftOut = [];
    let left = maxBytes;
    for (const { title, text } of sections) {
        const size = Buffer.byteLength(text) + 2;
        if (text === '')
            continue;
        if (size > left)
            leftOut.push(title);
        else {
            parts.push(text);
            left -= size;
        }
    }
    if (leftOut.length > 0) {
        parts.push(`*Too long to be shown here, and complete in the JSON report: ${leftOut.join(', ')}.*`);
    }
    return `${parts.join('\n\n')}\n`;
}
//# sourceMappingURL=markdown-parts.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/matrix.js

/** A colour and a word: nobody has to tell by the colour alone. */
const CELLS = {
    Confidential: '🟦 business',
    General: '🟩 non-business',
    Blocked: '🟥 **blocked**',
    Ignore: '⬜ ignored',
    Unknown: '🟨 **unknown**',
};
const ORDER = ['Blocked', 'Unknown', 'Confidential', 'General', 'Ignore'];
/** More columns than this are no table any more; the connectors of violations come first. */
const MAX_COLUMNS = 15;
/**
 * Rows are resources, those in violation first; a connector with several classes has one in each policy. Connectors that
 * need a premium licence are marked.
 */
function renderMatrix({ classes, findings, policies }, connectors = []) {
    if (!policies.some(({ applies }) => applies))
        return '';
    const concerned = concernedBy(findings);
    const columns = columnsOf(classes, concerned);
    const premium = new Set(connectors.filter(({ tier }) => tier === 'Premium').map(({ key }) => key));
    const shown = columns.slice(0, MAX_COLUMNS);
    const rows = [...groupByResource(classes)]
        .map(([key, cells]) => ({ cells, isConcerned: concerned.resources.has(key) }))
        .sort((left, right) => Number(right.isConcerned) - Number(left.isConcerned))
        .map(({ cells }) => rowOf(cells, shown, concerned));
    const table = tableSection('#### Connectors by resource', [
        'Resource',
        ...shown.map(({ key, name }) => (premium.has(key) ? `${shownName(name)} 💎 premium` : shownName(name))),
    ], rows);
    const left = columns.length - shown.length;
    return left > 0 && table !== ''
        ? `${table}\n\n*${left} more connectors, which take part in no violation, are in the JSON report.*`
        : table;
}
function concernedBy(findings) {
    const resources = new Set();
    const pairs = new Set();
    const connectors = new Map();
    for (const { kind, resource, connectors: involved } of findings) {
        if (kind !== 'violation' || !resource)
            continue;
        resources.add(matrix_keyOf(resource));
        for (const { key } of involved) {
            pairs.add(matrix_keyOf(resource) + key);
            connectors.set(key, (connectors.get(key) ?? 0) + 1);
        }
    }
    return { resources, pairs, connectors };
}
function columnsOf(classes, { connectors }) {
    const columns = new Map();
    for (const { connector } of classes) {
        columns.set(connector.key, { ...connector, weight: connectors.get(connector.key) ?? 0 });
    }
    return [...columns.values()].sort((left, right) => right.weight - left.weight || (left.key < right.key ? -1 : 1));
}
function groupByResource(classes) {
    const groups = new Map();
    for (const row of classes) {
        const key = matrix_keyOf(row.resource);
        const group = groups.get(key);
        if (group)
            group.push(row);
        else
            groups.set(key, [row]);
    }
    return groups;
}
function rowOf(cells, columns, { pairs }) {
    const [first] = cells;
    if (!first)
        return [];
    const byConnector = new Map(cells.map((cell) => [cell.connector.key, cell]));
    return [
        `${first.resource.kind.replace('-', ' ')} ${shownName(first.resource.name)}`,
        ...columns.map(({ key }) => {
            const cell = byConnector.get(key);
            if (!cell)
                return '';
            return pairs.has(matrix_keyOf(first.resource) + key) ? `❌ ${classText(cell)}` : classText(cell);
        }),
    ];
}
function classText({ classes }) {
    const found = new Set(classes.values());
    if (found.size === 0)
        return 'exempt';
    return ORDER.filter((one) => found.has(one))
        .map((one) => CELLS[one])
        .join(' / ');
}
function matrix_keyOf({ kind, id, name }) {
    return JSON.stringify([kind, id, name]);
}
//# sourceMappingURL=matrix.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/update-step.js
/** The names of the groups in the admin center. */
const GROUP_NAMES = {
    Confidential: 'Business',
    General: 'Non-business',
    Blocked: 'Blocked',
};
/** Words that mean nothing to YAML, to an expression of a workflow, or to the reader of `connector: group` lines. */
const PLAIN = /^[\w/. ()+-]+$/;
/** The call that moves connectors; null when none is to be moved or a name could not be pasted safely. */
function updateStep({ id }, moves) {
    const lines = moves.map((move) => `${writtenName(move)}: ${GROUP_NAMES[move.to]}`);
    if (lines.length === 0 || !PLAIN.test(id) || !moves.every((move) => PLAIN.test(writtenName(move))))
        return null;
    return { policy: id, 'move-connectors': lines.join('\n'), 'dry-run': 'true' };
}
/** The call that takes an environment out of a policy; null when an id could not be pasted safely. */
function excludeStep({ id }, environmentId) {
    if (!PLAIN.test(id) || !PLAIN.test(environmentId))
        return null;
    return { policy: id, 'exclude-environments': environmentId, 'dry-run': 'true' };
}
/** Ids of the ordinary form are told by their last segment. */
function writtenName({ id }) {
    return /^\/providers\/Microsoft\.PowerApps\/apis\/[\w-]+$/i.test(id)
        ? id.slice(id.lastIndexOf('/') + 1)
        : id;
}
/** The step of a workflow as YAML, each line after `indent`. */
function toYaml(step, indent = '') {
    const inputs = Object.entries(step).flatMap(([name, value]) => value.includes('\n') || name === 'move-connectors'
        ? [`    ${name}: |`, ...value.split('\n').map((line) => `      ${line}`)]
        : [`    ${name}: ${name === 'policy' ? JSON.stringify(value) : value}`]);
    return ['- uses: OWNER/powerops-actions/actions/update-dlp-policy@v1', '  with:', ...inputs]
        .map((line) => indent + line)
        .join('\n');
}
//# sourceMappingURL=update-step.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/ways-out-markdown.js
// The three ways out as Markdown: what the maker, the administrator or a new environment would have to do.



/** Documents longer than this are in the JSON report only. */
const MAX_DOCUMENT = 20_000;
/** The ways out for one resource, as the items of a list. */
function resourceWays({ deny, extend, exception }) {
    return [
        `**Change the resource:** ${denyText(deny)}`,
        ...extend.map(({ policy, opening }) => `**Open policy ${shownName(policy.name)}:** ${openingText(opening)}`),
        `**Use another environment:** ${exceptionText(exception)}`,
    ];
}
function denyText(deny) {
    const named = (because) => deny.replace.filter((one) => one.because === because).map(({ name }) => name);
    const blocked = named('blocked');
    const grouping = named('grouping');
    const parts = [
        blocked.length > 0 ? `do without ${nameList(blocked)} (blocked)` : '',
        grouping.length > 0
            ? `replace ${nameList(grouping)}, so that ${nameList(deny.keep.map(({ name }) => name))} may stay`
            : '',
        deny.split.length > 0
            ? `or split it in ${deny.split.length}: ${deny.split
                .slice(0, 5)
                .map((part) => nameList(part.map(({ name }) => name), 5))
                .join(' — ')}`
            : '',
        ...deny.avoidOperations.map((one) => `avoid ${one.operation === null ? 'every operation' : (0,lib/* toMarkdownCode */.Cu)(clipped(one.operation))} of ${shownName(one.name)}`),
        ...deny.avoidEndpoints.map((one) => `avoid ${one.endpoint === null ? 'every endpoint' : (0,lib/* toMarkdownCode */.Cu)(clipped(one.endpoint))} of ${shownName(one.name)}`),
        deny.isSmallest ? '' : 'a smaller change may exist, the search was cut short',
    ];
    return `${parts
        .filter((part) => part !== '')
        .slice(0, 20)
        .join('; ')}.`;
}
function openingText({ moves, addresses, operations, endpoints }) {
    const parts = [
        ...moves.map(({ name, from, to }) => `move ${shownName(name)} from ${GROUP_NAMES[from]} to ${GROUP_NAMES[to]}`),
        ...addresses.map(({ pattern, to }) => `add a first rule for custom connectors, ${(0,lib/* toMarkdownCode */.Cu)(clipped(pattern))} is ${GROUP_NAMES[to]}`),
        ...operations.map(({ name, value }) => `allow ${value === null ? 'every operation' : (0,lib/* toMarkdownCode */.Cu)(clipped(value))} of ${shownName(name)}`),
        ...endpoints.map(({ name, value }) => `allow ${value === null ? 'every endpoint' : (0,lib/* toMarkdownCode */.Cu)(clipped(value))} of ${shownName(name)}, before the other rules`),
    ];
    const shown = parts.slice(0, 20);
    return `${shown.join('; ')}${parts.length > shown.length ? `; and ${parts.length - shown.length} more` : ''}.`;
}
function exceptionText(ids) {
    if (ids === null)
        return 'which environments would take it is not known without their list.';
    if (ids.length === 0)
        return 'no other environment of the tenant would take it as it is.';
    const shown = ids.slice(0, 5).map((id) => (0,lib/* toMarkdownCode */.Cu)(clipped(id)));
    return `${shown.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''} would take it as it is.`;
}
/** The second way for the whole solution, policy by policy. */
function renderExtension({ policies, remainingViolations }) {
    if (policies.length === 0)
        return '';
    const proof = remainingViolations === 0
        ? 'Evaluated again with all of these changes, the solution has no violation.'
        : `Evaluated again with all of these changes, ${remainingViolations} violations are left.`;
    return [
        '#### Open the policies',
        proof,
        ...policies.slice(0, 20).map(extensionText),
        ...(policies.length > 20 ? [`… and ${policies.length - 20} more policies, in the JSON report.`] : []),
    ].join('\n\n');
}
function extensionText({ policy, opening, coverage, alsoForbiddenBy, cautions, step, }) {
    const body = [
        `Reaches ${coverageText(coverage)}. There are no exceptions within it.`,
        alsoForbiddenBy.length === 0
            ? ''
            : `Not enough alone: ${nameList(alsoForbiddenBy.map(({ name }) => name))} forbid the same resources.`,
        bulletSection('Mind:', cautions.map(shownSentence)),
        stepText(step),
    ];
    return [
        `**Policy ${shownName(policy.name)}:** ${openingText(opening)}`,
        details('Whom it reaches, what it may break, and the step for it', body.filter((part) => part !== '').join('\n\n')),
    ].join('\n\n');
}
function coverageText({ filter, listed, environments }) {
    if (environments) {
        const names = environments.map(({ displayName }) => displayName);
        return `${environments.length} environment${environments.length === 1 ? '' : 's'}${names.length > 0 ? `: ${nameList(names, 20)}` : ''}`;
    }
    if (filter === 'AllEnvironments')
        return 'every environment of the tenant';
    const those = nameList(listed, 20);
    return filter === 'ExceptEnvironments'
        ? `every environment but ${those || 'none'}`
        : `these environments: ${those}`;
}
function stepText(step) {
    return step ? codeBlock('yaml', toYaml(step)) : '';
}
/** The third way for the whole solution. */
function renderException({ existing, target, new: fresh }) {
    const parts = [
        existing
            ? bulletSection('Environments that would take the solution as it is:', existing.accepting.map(environmentText))
            : '',
        existing && existing.accepting.length === 0
            ? 'No other environment of the tenant would take the solution as it is.'
            : '',
        existing
            ? ''
            : 'Which environments there are is not known here: give environments-file, or let the application list them.',
        existing && existing.undecided.length > 0
            ? `Could not be decided for ${nameList(existing.undecided.map(({ displayName }) => displayName))}.`
            : '',
        details('Take this environment out of the policies', target.map(exclusionText).join('\n\n')),
        details('A new environment', newText(fresh)),
    ];
    return ['#### Use an exception environment', ...parts.filter((part) => part !== '')].join('\n\n');
}
function environmentText({ id, displayName, type, use, }) {
    const whose = use === 'unknown' ? '' : `, ${use}`;
    return `${shownName(displayName)} (${shownName(type || 'type not known')}${whose}), ${(0,lib/* toMarkdownCode */.Cu)(clipped(id))}`;
}
function exclusionText({ policy, from, to, obstacle, step }) {
    const text = to
        ? `Policy ${shownName(policy.name)}: its filter goes from ${from} to ${to}.`
        : `Policy ${shownName(policy.name)}: ${shownSentence(obstacle ?? '')}`;
    return [text, stepText(step)].filter((part) => part !== '').join('\n\n');
}
function newText({ exclusions, keeps, dedicated, shared, notes }) {
    if (exclusions.length === 0)
        return 'A new environment would take the solution as it is: no policy that would cover it forbids it.';
    const parts = [
        'Put the id of the new environment in place of NEW_ENVIRONMENT_ID. It has to come out of:',
        ...exclusions.map(exclusionText),
        keeps.length > 0 ? `Policies that go on covering it: ${nameList(keeps.map(({ name }) => name))}.` : '',
        ...dedicated.map((document) => documentText('Its own policy, when it is for this solution alone', document)),
        ...shared.map((document) => documentText('Its own policy, when other solutions share it', document)),
        bulletSection('Mind:', notes.map(shownSentence)),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function documentText(title, document) {
    const text = JSON.stringify(document, undefined, 2);
    const body = text.length > MAX_DOCUMENT ? 'It is long, and in the JSON report.' : codeBlock('json', text);
    return details(title, body);
}
//# sourceMappingURL=ways-out-markdown.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/markdown.js
// The verdict as Markdown for a job summary: what is wrong, the ways out, what could not be told, and every class.




const HEADLINES = {
    compliant: '✅ Data policies: compliant',
    violation: '❌ Data policies: violation',
    unknown: '⚠️ Data policies: could not be decided',
};
/** GitHub drops a summary of more than 1 MiB as a whole, and other parts of a step may add to it. */
const MAX_BYTES = 700_000;
/** Resources whose ways out are shown one by one. */
const MAX_RESOURCES = 50;
/** Renders a verdict. Text from outside is escaped; the result ends with a line break and stays below 1 MiB. */
function renderVerdict(verdict, { unused = [], connectors, ways } = {}) {
    const of = (kind) => verdict.findings.filter((one) => one.kind === kind);
    return joinWithin([
        { title: 'verdict', text: headline(verdict) },
        {
            title: 'violations',
            text: ways ? violationsWithWays(verdict, ways) : findings('Violations', of('violation')),
        },
        { title: 'how to open the policies', text: ways ? renderExtension(ways.extend) : '' },
        { title: 'exception environments', text: ways ? renderException(ways.exception) : '' },
        { title: 'what could not be decided', text: findings('Could not be decided', of('unknown')) },
        { title: 'connectors by resource', text: renderMatrix(verdict, connectors) },
        { title: 'policies', text: policyTable(verdict.policies) },
        { title: 'references that are not used', text: unusedList(unused) },
        { title: 'assumptions', text: bulletSection('#### Assumed', verdict.assumptions.map(shownSentence)) },
    ], MAX_BYTES);
}
function headline({ verdict, environmentId, summary }) {
    const environment = (0,lib/* toMarkdownCode */.Cu)(clipped(environmentId));
    return `### ${HEADLINES[verdict]}\n\nEnvironment ${environment}: ${shownSentence(summary)}.`;
}
function findings(title, list) {
    return bulletSection(`#### ${title}`, list.map(({ sentence, remedy }) => `${shownSentence(sentence)}. *${shownSentence(remedy)}*`));
}
function violationsWithWays({ findings: all }, { resources }) {
    const parts = resources.slice(0, MAX_RESOURCES).map((way) => resourceText(way, all));
    const left = resources.length - parts.length;
    return [
        '#### Violations',
        ...parts,
        ...(left > 0 ? [`… and ${left} more resources in violation, in the JSON report.`] : []),
    ].join('\n\n');
}
function resourceText(way, all) {
    const { kind, name } = way.resource;
    const sentences = way.violations.flatMap((index) => all[index]?.sentence ?? []);
    return [
        bulletSection(`**${kind.replace('-', ' ')} ${shownName(name)}**`, sentences.map(shownSentence)),
        details('Ways out', bulletSection('', resourceWays(way)).trimStart()),
    ].join('\n\n');
}
function policyTable(policies) {
    return tableSection('#### Policies', ['Policy', 'Id', 'Applies', 'Last changed'], policies.map(({ id, name, applies, lastModified }) => [
        shownName(name),
        (0,lib/* toMarkdownCode */.Cu)(clipped(id)),
        applies ? 'yes' : 'no',
        shownName(lastModified ?? ''),
    ]));
}
function unusedList(unused) {
    return bulletSection('#### Declared and not used', unused.map(({ logicalName, key, resource }) => {
        const reference = `${(0,lib/* toMarkdownCode */.Cu)(clipped(logicalName))} (${shownName(key || 'connector not known')})`;
        return resource
            ? `${reference} in ${resource.kind.replace('-', ' ')} ${shownName(resource.name)}`
            : reference;
    }));
}
//# sourceMappingURL=markdown.js.map
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/parse-rules.js
// The rules of a policy that go below the connector: its operations, its endpoints, addresses of custom connectors.



const PATTERN_CLASSES = ['Confidential', 'General', 'Blocked', 'Ignore'];
/** Reads `connectorActionConfigurations`. */
function parseActions(untrusted, policy) {
    return listField(untrusted, 'connectorActionConfigurations', policy).map((configuration) => ({
        ...connectorOf(configuration, policy),
        isBlockedByDefault: isBlock(configuration, 'defaultConnectorActionRuleBehavior', policy),
        rules: parseActionRules(configuration, policy),
    }));
}
function parseActionRules(configuration, policy) {
    const rules = new Map();
    for (const rule of listField(configuration, 'actionRules', policy)) {
        const operation = textField(rule, 'actionId');
        const isBlocked = isBlock(rule, 'behavior', policy);
        const before = rules.get(operation.toLowerCase());
        if (before && before.isBlocked !== isBlocked) {
            throw unreadable(policy, `operation ${(0,lib/* quote */.hD)(operation)} is both allowed and blocked`);
        }
        rules.set(operation.toLowerCase(), { operation, isBlocked });
    }
    return rules;
}
function connectorOf(configuration, policy) {
    const id = textField(configuration, 'connectorId');
    if (connectorKey(id) === '')
        throw unreadable(policy, 'one of its configurations names no connector');
    return { key: connectorKey(id), id };
}
/** Reads `endpointConfigurations`. */
function parseEndpoints(untrusted, policy) {
    return listField(untrusted, 'endpointConfigurations', policy).map((configuration) => ({
        ...connectorOf(configuration, policy),
        rules: sortedRules(listField(configuration, 'endpointRules', policy), policy, (rule) => ({
            pattern: textField(rule, 'endpoint'),
            outcome: wordField(rule, 'behavior', ['Allow', 'Deny'], policy) === 'Deny',
        })),
    }));
}
/** Reads `customConnectorUrlPatternsDefinition`. */
function parseUrlPatterns(untrusted, policy) {
    return sortedRules(listField(untrusted, 'rules', policy), policy, (rule) => ({
        pattern: textField(rule, 'pattern'),
        outcome: wordField(rule, 'customConnectorRuleClassification', PATTERN_CLASSES, policy),
    }));
}
function isBlock(record, name, policy) {
    return wordField(record, name, ['Allow', 'Block'], policy) === 'Block';
}
function sortedRules(untrusted, policy, parse) {
    return untrusted
        .map((rule) => {
        const order = field(rule, 'order');
        if (typeof order !== 'number')
            throw unreadable(policy, 'one of its pattern rules has no order');
        return { order, ...parse(rule) };
    })
        .sort((left, right) => left.order - right.order);
}
//# sourceMappingURL=parse-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/parse-policies.js
// Policy documents of both generations of the service, as policies.





const parse_policies_CLASSES = ['Confidential', 'General', 'Blocked'];
/** A list of pages, each with its list, and nothing deeper. */
const MAX_NESTING = 3;
const FILTERS = ['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'];
/**
 * Reads policies from JSON that is already parsed: one document (`{policyDefinition, …}`, or flat as the first version
 * of the service has it), a page `{value: […]}`, or a list of any of these.
 * @throws AlmError `response-invalid` naming the policy, for a class, environment type or behaviour that is not known
 * for a connector that stands in two groups, for an item of the list of policies (which leaves out the groups) and for the
 * groups `hbi` and `lbi` of the oldest API, and for pages without the last one.
 */
function parsePolicies(untrusted) {
    requireLastPage(untrusted);
    const byId = new Map();
    for (const policy of parseDocuments(untrusted, MAX_NESTING)) {
        const before = byId.get(policy.id);
        if (before && !(0,external_node_util_.isDeepStrictEqual)(before, policy)) {
            throw unreadable(policy.name, `there are two different documents with its id ${(0,lib/* quote */.hD)(policy.id)}`);
        }
        byId.set(policy.id, policy);
    }
    return [...byId.values()];
}
/** @throws AlmError `response-invalid`: policies that are not there would allow everything. */
function requireLastPage(untrusted) {
    const page = Array.isArray(untrusted) ? untrusted.at(-1) : untrusted;
    if (textField(page, 'nextLink') === '')
        return;
    throw new lib/* AlmError */.Ly('response-invalid', {
        message: 'the list of data policies goes on at its nextLink, and the rest is not there',
        remedy: 'Fetch the pages that follow as well, and save all of them in one list.',
    });
}
function parseDocuments(untrusted, nesting) {
    const list = (0,lib/* isRecord */.u4)(untrusted) ? untrusted['value'] : untrusted;
    if (Array.isArray(list) && nesting > 0)
        return list.flatMap((one) => parseDocuments(one, nesting - 1));
    if (!(0,lib/* isRecord */.u4)(untrusted))
        throw notAPolicy();
    const definition = field(untrusted, 'policyDefinition');
    if ((0,lib/* isRecord */.u4)(definition))
        return [parsePolicy(definition, untrusted, true)];
    if (isLegacy(untrusted))
        throw legacyPolicy();
    if (!hasField(untrusted, 'defaultConnectorsClassification'))
        throw notAPolicy();
    return [parsePolicy(untrusted, untrusted, hasField(untrusted, 'connectorConfigurationsDefinition'))];
}
/** @throws AlmError `response-invalid`: taking groups that are not there for empty ones would allow everything. */
function requireGroups(definition, policy) {
    if (field(definition, 'connectorGroups') != null)
        return;
    throw new lib/* AlmError */.Ly('response-invalid', {
        message: `data policy ${(0,lib/* quote */.hD)(policy)} has no connectorGroups, as items of the list of policies have none`,
        remedy: 'Fetch each policy by its id, GET /providers/PowerPlatform.Governance/v2/policies/{id}, and save these answers.',
    });
}
/** The oldest API has groups named after business impact and does not know blocked connectors. */
function isLegacy(untrusted) {
    const definition = field(field(untrusted, 'properties'), 'definition') ?? untrusted;
    const holders = [definition, field(definition, 'apiGroups'), untrusted];
    return holders.some((one) => (0,lib/* isRecord */.u4)(one) && (hasField(one, 'hbi') || hasField(one, 'lbi')));
}
function legacyPolicy() {
    return new lib/* AlmError */.Ly('response-invalid', {
        message: 'the data policy is written in the groups hbi and lbi of the oldest API, which leaves out blocked connectors',
        remedy: 'Read policies from /providers/PowerPlatform.Governance/v2/policies/{id} instead of apiPolicies.',
    });
}
function notAPolicy() {
    return new lib/* AlmError */.Ly('response-invalid', {
        message: 'a document without policyDefinition or defaultConnectorsClassification is not a data policy',
        remedy: 'Read policies from /providers/PowerPlatform.Governance/v2/policies.',
    });
}
function parsePolicy(definition, around, hasRules) {
    const name = textField(definition, 'displayName') || textField(definition, 'name');
    const id = textField(definition, 'name') || name;
    if (id === '')
        throw notAPolicy();
    requireGroups(definition, name);
    const configurations = field(around, 'connectorConfigurationsDefinition');
    const exempt = [
        ...listField(around, 'exemptResources', name),
        ...listField(definition, 'exemptResources', name),
    ];
    return {
        id,
        name,
        etag: textField(definition, 'etag') || undefined,
        lastModified: textField(definition, 'lastModifiedTime') || undefined,
        environments: parseFilter(definition, name),
        defaultClass: wordField(definition, 'defaultConnectorsClassification', parse_policies_CLASSES, name),
        entries: parseEntries(definition, name),
        hasRules,
        actions: parseActions(configurations, name),
        endpoints: parseEndpoints(configurations, name),
        urlPatterns: parseUrlPatterns(field(around, 'customConnectorUrlPatternsDefinition'), name),
        exemptResources: exempt
            .map((resource) => connectorKey(textField(resource, 'id')))
            .filter((one) => one !== ''),
    };
}
function parseFilter(definition, policy) {
    const kind = wordField(definition, 'environmentType', FILTERS, policy);
    const ids = listField(definition, 'environments', policy).map((environment) => textField(environment, 'name').toLowerCase() || connectorKey(textField(environment, 'id')));
    if (ids.includes(''))
        throw unreadable(policy, 'one of its environments has no id');
    if (kind === 'OnlyEnvironments' && field(definition, 'environments') == null) {
        throw unreadable(policy, 'it is for some environments and does not list them');
    }
    if (kind === 'SingleEnvironment' && ids.length !== 1) {
        throw unreadable(policy, `it is for a single environment and lists ${ids.length}`);
    }
    return { kind, ids };
}
function parseEntries(definition, policy) {
    const entries = new Map();
    for (const group of listField(definition, 'connectorGroups', policy)) {
        if (group === null)
            continue;
        const groupClass = wordField(group, 'classification', parse_policies_CLASSES, policy);
        for (const connector of listField(group, 'connectors', policy)) {
            const id = textField(connector, 'id');
            const key = connectorKey(id);
            if (key === '')
                throw unreadable(policy, `a connector of its group ${groupClass} has no id`);
            const before = entries.get(key);
            if (before && before.class !== groupClass) {
                throw unreadable(policy, `connector ${(0,lib/* quote */.hD)(id)} is in the groups ${before.class} and ${groupClass}`);
            }
            entries.set(key, { key, id, name: textField(connector, 'name'), class: groupClass });
        }
    }
    return [...entries.values()];
}
//# sourceMappingURL=parse-policies.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/compatible.js
/** Looks at a group after which the best set so far is taken. Only `Ignore` in many policies at once comes near. */
const MAX_LOOKS = 100_000;
/** Parts in each of which no policy keeps anything apart: every connector joins the first part that takes it. */
function compatibleParts(vectors) {
    const parts = [];
    vectors.forEach((vector, index) => {
        const part = parts.find(({ merged }) => merged.every((one, policy) => canMeet(one, vector[policy])));
        if (!part) {
            parts.push({ merged: [...vector], indexes: [index] });
            return;
        }
        part.indexes.push(index);
        part.merged = part.merged.map((one, policy) => (isWild(one) ? (vector[policy] ?? one) : one));
    });
    return parts.map(({ indexes }) => indexes).sort((left, right) => right.length - left.length);
}
function canMeet(left, right = 'Ignore') {
    return left === right || isWild(left) || isWild(right);
}
function isWild(found) {
    return found !== 'Confidential' && found !== 'General';
}
/**
 * Finds the largest set in which no policy has both a business and a non-business connector. Without `Ignore` that is the
 * most frequent vector of classes, and the search visits each vector once; with it both choices are tried for each policy
 * that keeps connectors apart, up to {@link MAX_LOOKS}.
 * @param vectors for each connector its class in each policy.
 */
function largestCompatibleSet(vectors) {
    const groups = new Map();
    vectors.forEach((classes, index) => {
        const vector = classes.map(symbolOf).join('');
        const group = groups.get(vector);
        if (group)
            group.indexes.push(index);
        else
            groups.set(vector, { vector, indexes: [index] });
    });
    const search = { best: [], looks: 0 };
    visit([...groups.values()], 0, search);
    const indexes = search.best.flatMap((group) => group.indexes).sort((left, right) => left - right);
    return { indexes, isLargest: search.looks <= MAX_LOOKS };
}
function symbolOf(found) {
    if (found === 'Confidential')
        return 'B';
    return found === 'General' ? 'N' : '*';
}
function visit(groups, from, search) {
    search.looks += groups.length;
    if (search.looks > MAX_LOOKS && search.best.length > 0)
        return;
    if (sizeOf(groups) <= sizeOf(search.best))
        return;
    const policy = firstConflict(groups, from);
    if (policy === undefined) {
        search.best = groups;
        return;
    }
    const without = (symbol) => groups.filter(({ vector }) => vector[policy] !== symbol);
    const [larger, smaller] = [without('N'), without('B')].sort((left, right) => sizeOf(right) - sizeOf(left));
    visit(larger ?? [], policy + 1, search);
    visit(smaller ?? [], policy + 1, search);
}
/** The first policy, from an index on, that has both classes among the groups. */
function firstConflict(groups, from) {
    const length = groups[0]?.vector.length ?? 0;
    for (let policy = from; policy < length; policy++) {
        const symbols = new Set(groups.map(({ vector }) => vector[policy]));
        if (symbols.has('B') && symbols.has('N'))
            return policy;
    }
    return undefined;
}
function sizeOf(groups) {
    return groups.reduce((sum, { indexes }) => sum + indexes.length, 0);
}
//# sourceMappingURL=compatible.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/change-resource.js

/**
 * Plans the change of one resource.
 * @param violations those of this resource.
 */
function planResourceChange({ connectors, columns }, violations) {
    const vectors = connectors.map((_, index) => columns.map(({ classes }) => classes[index] ?? 'Unknown'));
    const isBlocked = vectors.map((vector) => vector.includes('Blocked'));
    const free = connectors.flatMap((connector, index) => isBlocked[index] ? [] : [{ connector, vector: vectors[index] ?? [] }]);
    const { parts, isSmallest } = partsOf(free);
    const [keep = [], ...others] = parts;
    return {
        replace: [
            ...connectors.filter((_, index) => isBlocked[index]).map((one) => replacement(one, 'blocked')),
            ...others.flat().map((one) => replacement(one, 'grouping')),
        ],
        keep: keep.map(named),
        split: parts.length > 1 ? parts.map((part) => part.map(named)) : [],
        avoidOperations: avoided(violations, 'action', (one) => ({ operation: one.operation ?? null })),
        avoidEndpoints: avoided(violations, 'endpoint', (one) => ({ endpoint: one.endpoint ?? null })),
        isSmallest,
    };
}
/** The largest set of connectors that may meet, and what is left in as many parts as it takes. */
function partsOf(candidates) {
    const { indexes, isLargest } = largestCompatibleSet(candidates.map(({ vector }) => vector));
    const kept = new Set(indexes);
    const left = candidates.filter((_, index) => !kept.has(index));
    const others = compatibleParts(left.map(({ vector }) => vector)).map((part) => left.filter((_, index) => part.includes(index)));
    const parts = [candidates.filter((_, index) => kept.has(index)), ...others];
    return {
        parts: parts.filter((part) => part.length > 0).map((part) => part.map(({ connector }) => connector)),
        isSmallest: isLargest,
    };
}
function avoided(violations, rule, valueOf) {
    const found = new Map();
    for (const finding of violations) {
        const [connector] = finding.connectors;
        if (finding.rule !== rule || !connector)
            continue;
        const one = { key: connector.key, name: connector.name, ...valueOf(finding) };
        found.set(JSON.stringify(one), one);
    }
    return [...found.values()];
}
function named({ key, name }) {
    return { key, name };
}
function replacement(connector, because) {
    return { ...named(connector), because };
}
//# sourceMappingURL=change-resource.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/exclude-environment.js

/** Plans the change of a policy that covers the environment. */
function planExclusion(policy, environmentId) {
    const to = filterWithout(policy.environments, environmentId);
    return {
        policy: { id: policy.id, name: policy.name },
        environmentId,
        from: policy.environments.kind,
        to: to?.kind ?? null,
        obstacle: to ? null : 'It is for this environment alone; it would have to be deleted.',
        step: to ? excludeStep(policy, environmentId) : null,
    };
}
function filterWithout({ kind, ids }, environmentId) {
    const id = environmentId.toLowerCase();
    if (kind === 'AllEnvironments')
        return { kind: 'ExceptEnvironments', ids: [id] };
    if (kind === 'ExceptEnvironments')
        return { kind, ids: [...ids, id] };
    const left = ids.filter((one) => one !== id);
    return kind === 'OnlyEnvironments' && left.length > 0 ? { kind, ids: left } : undefined;
}
//# sourceMappingURL=exclude-environment.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/levers.js
// What has to be changed in a policy to give a connector another class.



/**
 * The levers of a connector in a policy. Connectors that share a lever change their class together: those of one address,
 * and those of one entry.
 */
function leversOf(connector, policy) {
    const entries = classify_entriesOf(connector, policy);
    if (entries.length > 0) {
        return entries.map((entry) => ({ kind: 'entry', key: `entry ${entry.key}`, connector }));
    }
    const addresses = connector.custom?.hosts ?? [];
    // A star in an address would make a rule for it one for other addresses as well.
    if (addresses.length > 0 && hasPatterns(policy) && !addresses.some((one) => one.includes('*'))) {
        return addresses.map((address) => ({
            kind: 'address',
            key: `address ${normalizeAddress(address)}`,
            address,
        }));
    }
    const stem = customStem(connector.key);
    const isStem = connector.custom !== undefined && stem === connector.custom.stem;
    return [{ kind: 'entry', key: isStem ? `stem ${stem}` : `entry ${connector.key}`, connector }];
}
//# sourceMappingURL=levers.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/plan-moves.js

/**
 * Plans the moves. Connectors that meet in a resource must get one class, and so must those that meet them elsewhere in
 * the solution: each such set goes where most of it is already, which is the smallest number of moves there is. On a tie
 * nothing leaves business; connectors that were all blocked become non-business.
 */
function planMoves(resources, policy) {
    const components = new Map();
    for (const { connectors, columns } of resources) {
        const column = columns.find((one) => one.policy === policy);
        if (!column)
            continue;
        const together = connectors.flatMap((connector, index) => {
            const found = column.classes[index] ?? 'Unknown';
            return isClass(found) ? leversOf(connector, policy).map((lever) => ({ lever, class: found })) : [];
        });
        join(together, components);
    }
    const roots = new Set([...components.values()].map(rootOf));
    return [...roots].flatMap(({ members }) => movesWithin([...members.values()])).sort(byKey);
}
function isClass(found) {
    return found === 'Confidential' || found === 'General' || found === 'Blocked';
}
function join(together, components) {
    let joined;
    for (const member of together) {
        const known = components.get(member.lever.key);
        const component = known ? rootOf(known) : { parent: undefined, members: new Map() };
        if (!known) {
            component.members.set(member.lever.key, member);
            components.set(member.lever.key, component);
        }
        joined = joined === undefined ? component : merge(joined, component);
    }
}
/** The smaller one goes into the larger one, so that a chain of resources costs no more than it is long. */
function merge(left, right) {
    if (left === right)
        return left;
    const [small, large] = left.members.size < right.members.size ? [left, right] : [right, left];
    for (const [key, member] of small.members)
        large.members.set(key, member);
    small.parent = large;
    return large;
}
function rootOf(component) {
    let root = component;
    while (root.parent)
        root = root.parent;
    return root;
}
function movesWithin(members) {
    const count = (wanted) => members.filter((one) => one.class === wanted).length;
    const business = count('Confidential');
    const other = count('General');
    if (count('Blocked') === 0 && (business === 0 || other === 0))
        return [];
    const to = business > 0 && business >= other ? 'Confidential' : 'General';
    return members.flatMap(({ lever, class: from }) => (from === to ? [] : [{ lever, from, to }]));
}
function byKey(left, right) {
    return left.lever.key < right.lever.key ? -1 : 1;
}
//# sourceMappingURL=plan-moves.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/opening.js
// Changes that open a policy for a solution, and the policy after them.



/**
 * Plans the smallest opening of a policy that ends its violations.
 * @param violations those of this policy.
 */
function planOpening(resources, policy, violations) {
    const moves = planMoves(resources, policy);
    return {
        moves: moves.flatMap((move) => toEntryMoves(move, policy)),
        addresses: moves.flatMap(({ lever, from, to }) => lever.kind === 'address' ? [{ pattern: lever.address, from, to }] : []),
        operations: allowances(violations, 'action', ({ operation }) => operation ?? null),
        endpoints: allowances(violations, 'endpoint', ({ endpoint }) => endpoint ?? null),
    };
}
/** Tells whether there is nothing to open. */
function isEmptyOpening({ moves, addresses, operations, endpoints }) {
    return moves.length + addresses.length + operations.length + endpoints.length === 0;
}
function toEntryMoves({ lever, from, to }, policy) {
    if (lever.kind === 'address')
        return [];
    const { connector } = lever;
    const isCustom = connector.custom !== undefined;
    const entry = classify_entriesOf(connector, policy).find(({ key }) => `entry ${key}` === lever.key);
    if (entry) {
        const { key, id, name } = entry;
        return [{ key, id, name: name || connector.name, from, to, isUnlisted: false, isCustom }];
    }
    const { key, name } = connector;
    return [{ key, id: idOf(key, name), name, from, to, isUnlisted: true, isCustom }];
}
const BUILT_IN = {
    http: 'Http',
    httpwebhook: 'HttpWebhook',
    httprequestreceived: 'HttpRequestReceived',
};
/** The id that policies give a connector. */
function idOf(key, name) {
    if (displayNameOfKey(key) !== undefined)
        return name;
    if (key.startsWith('shared_'))
        return `/providers/Microsoft.PowerApps/apis/${key}`;
    return (Object.hasOwn(BUILT_IN, key) ? BUILT_IN[key] : undefined) ?? key;
}
function allowances(violations, rule, valueOf) {
    const found = new Map();
    for (const finding of violations) {
        const [connector] = finding.connectors;
        if (finding.rule !== rule || !connector)
            continue;
        const value = valueOf(finding);
        const { key, name } = connector;
        found.set(JSON.stringify([key, value?.toLowerCase()]), { key, name, value });
    }
    return [...found.values()];
}
/** The policy after an opening. */
function applyOpening(policy, opening) {
    return {
        ...policy,
        entries: withMoves(policy.entries, opening.moves),
        urlPatterns: putFirst(opening.addresses.map(({ pattern, to }) => ({ pattern, outcome: to })), policy.urlPatterns),
        actions: policy.actions
            .filter(({ key }) => !opensAll(opening.operations, key))
            .map((configuration) => {
            const allowed = valuesFor(opening.operations, configuration.key);
            const added = allowed.map((operation) => {
                return [operation.toLowerCase(), { operation, isBlocked: false }];
            });
            return { ...configuration, rules: new Map([...configuration.rules, ...added]) };
        }),
        endpoints: policy.endpoints
            .filter(({ key }) => !opensAll(opening.endpoints, key))
            .map((configuration) => {
            const allowed = valuesFor(opening.endpoints, configuration.key);
            const added = allowed.map((pattern) => ({ pattern, outcome: false }));
            return { ...configuration, rules: putFirst(added, configuration.rules) };
        }),
    };
}
function withMoves(entries, moves) {
    const byKey = new Map(entries.map((entry) => [entry.key, entry]));
    for (const { key, id, name, to } of moves) {
        byKey.set(key, { ...(byKey.get(key) ?? { key, id, name }), class: to });
    }
    return [...byKey.values()];
}
/** The rules in front of others, whose order stays what it is among themselves. */
function putFirst(first, others) {
    const numbered = first.map((rule, index) => ({ order: index + 1, ...rule }));
    const lowest = Math.min(...others.map(({ order }) => order), 1);
    const offset = first.length + 1 - lowest;
    return [...numbered, ...others.map((rule) => ({ ...rule, order: rule.order + offset }))];
}
function opensAll(allowed, key) {
    return allowed.some((one) => one.key === key && one.value === null);
}
function valuesFor(allowed, key) {
    return allowed.flatMap((one) => (one.key === key && one.value !== null ? [one.value] : []));
}
//# sourceMappingURL=opening.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/policy-document.js
const policy_document_CLASSES = ['Confidential', 'General', 'Blocked'];
const ENVIRONMENTS = '/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments';
/** The document of a policy. All three groups are there: the service takes a missing one for something else than empty. */
function toPolicyDocument(policy) {
    const { actions, endpoints, urlPatterns } = policy;
    const hasConfigurations = actions.length + endpoints.length > 0;
    return {
        policyDefinition: policy_document_definitionOf(policy),
        ...(hasConfigurations ? { connectorConfigurationsDefinition: configurationsOf(policy) } : {}),
        ...(urlPatterns.length > 0
            ? {
                customConnectorUrlPatternsDefinition: {
                    rules: urlPatterns.map(({ order, pattern, outcome }) => ({
                        order,
                        customConnectorRuleClassification: outcome,
                        pattern,
                    })),
                },
            }
            : {}),
    };
}
function policy_document_definitionOf({ name, defaultClass, entries, environments, }) {
    return {
        displayName: name,
        defaultConnectorsClassification: defaultClass,
        connectorGroups: policy_document_CLASSES.map((classification) => ({
            classification,
            connectors: entries
                .filter((entry) => entry.class === classification)
                .map((entry) => ({ id: entry.id, name: entry.name, type: 'Microsoft.PowerApps/apis' })),
        })),
        environmentType: environments.kind,
        environments: environments.ids.map((id) => ({
            id: `${ENVIRONMENTS}/${id}`,
            name: id,
            type: 'Microsoft.BusinessAppPlatform/scopes/environments',
        })),
    };
}
function configurationsOf({ actions, endpoints, }) {
    return {
        connectorActionConfigurations: actions.map(({ id, isBlockedByDefault, rules }) => ({
            connectorId: id,
            defaultConnectorActionRuleBehavior: isBlockedByDefault ? 'Block' : 'Allow',
            actionRules: [...rules.values()].map(({ operation, isBlocked }) => ({
                actionId: operation,
                behavior: isBlocked ? 'Block' : 'Allow',
            })),
        })),
        endpointConfigurations: endpoints.map(({ id, rules }) => ({
            connectorId: id,
            endpointRules: rules.map(({ order, outcome, pattern }) => ({
                order,
                behavior: outcome ? 'Deny' : 'Allow',
                endPoint: pattern,
            })),
        })),
    };
}
//# sourceMappingURL=policy-document.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/standing.js
// What each policy of the tenant says about a solution, whichever environments it is for.


/** Asks one policy, as if it were the only one. */
function standingOf(resources, policy, rules) {
    const classified = classifyResources(resources, [policy], rules);
    const findings = judge(classified, rules);
    const keysOf = (kind) => new Set(findings.flatMap((one) => (one.kind === kind && one.resource ? [resourceKey(one.resource)] : [])));
    return {
        policy,
        resources: classified,
        violations: findings.filter(({ kind }) => kind === 'violation'),
        forbidden: keysOf('violation'),
        undecided: keysOf('unknown'),
    };
}
/** What tells resources apart: an id is missing in some archives, and names are not unique. */
function resourceKey({ kind, id, name }) {
    return JSON.stringify([kind, id, name]);
}
/** Puts environments together that need to be asked only once: tenants have more of them than policies tell apart. */
function classifyEnvironments(standings, environments) {
    const classes = new Map();
    for (const environment of environments) {
        const covering = standings.map(({ policy }) => appliesTo(policy, environment.id));
        const signature = covering.map(Number).join('');
        const known = classes.get(signature);
        if (known)
            known.environments.push(environment);
        else {
            classes.set(signature, {
                environments: [environment],
                standings: standings.filter((_, index) => covering[index]),
            });
        }
    }
    return [...classes.values()];
}
/** What all policies of an environment together say, of the solution or of one resource (by its key). */
function acceptanceBy(standings, resource) {
    const has = (keys) => resource === undefined ? keys.size > 0 : keys.has(resource);
    if (standings.some(({ forbidden }) => has(forbidden)))
        return 'refuses';
    return standings.some(({ undecided }) => has(undecided)) ? 'undecided' : 'accepts';
}
//# sourceMappingURL=standing.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/exception-environment.js
// The third way out: an environment that takes the solution as it is, one that exists or a new one with a policy for it.









/** Stands for the id of an environment that does not exist yet, in documents and steps. */
const NEW_ENVIRONMENT = 'NEW_ENVIRONMENT_ID';
/** Plans the exception for a solution that some policies of the target forbid. */
function planException(resources, standings, targetId, rules, tenant) {
    const forbiddingFor = (id) => standings.filter(({ policy, forbidden }) => forbidden.size > 0 && appliesTo(policy, id));
    return {
        existing: tenant ? sortEnvironments(standings, targetId, tenant) : null,
        target: forbiddingFor(targetId).map(({ policy }) => planExclusion(policy, targetId)),
        new: planNew(resources, standings, forbiddingFor(NEW_ENVIRONMENT), rules),
    };
}
function sortEnvironments(standings, targetId, tenant) {
    const others = tenant.filter(({ id }) => id.toLowerCase() !== targetId.toLowerCase());
    const acceptances = new Map(classifyEnvironments(standings, others).flatMap((one) => {
        const acceptance = acceptanceBy(one.standings);
        return one.environments.map((environment) => [environment, acceptance]);
    }));
    const those = (wanted) => others
        .filter((one) => acceptances.get(one) === wanted)
        .map((environment) => ({ ...environment, use: useOf(environment) }));
    return {
        accepting: those('accepts'),
        undecided: those('undecided'),
        refusing: others.filter((one) => acceptances.get(one) === 'refuses').length,
    };
}
/** A developer environment is its owner's, the default and those of teams are everybody's; others may be either. */
function useOf({ type }) {
    if (/^developer$/i.test(type))
        return 'dedicated';
    return /^(default|teams)$/i.test(type) ? 'shared' : 'unknown';
}
const ONLY_NEW = { kind: 'OnlyEnvironments', ids: [NEW_ENVIRONMENT] };
function planNew(resources, standings, forbidding, rules) {
    const covering = standings.filter(({ policy }) => appliesTo(policy, NEW_ENVIRONMENT));
    const connectors = exception_environment_connectorsOf(standings);
    const isNeeded = forbidding.length > 0;
    const dedicated = isNeeded ? [toPolicyDocument(dedicatedPolicy(connectors))] : [];
    const shared = forbidding.map(({ policy }) => toPolicyDocument(sharedPolicy(resources, policy, rules)));
    const left = standings
        .map(({ policy }) => policy)
        .filter((one) => !forbidding.some(({ policy }) => policy === one));
    const remaining = (documents) => evaluate(resources, [...left, ...documents.flatMap((one) => parsePolicies(one))], {
        ...rules,
        environmentId: NEW_ENVIRONMENT,
    }).findings.filter(({ kind }) => kind === 'violation').length;
    return {
        exclusions: forbidding.map(({ policy }) => planExclusion(policy, NEW_ENVIRONMENT)),
        keeps: covering
            .filter((one) => !forbidding.includes(one))
            .map(({ policy: { id, name } }) => ({ id, name })),
        dedicated,
        shared,
        notes: isNeeded ? connectors.flatMap(noteOn) : [],
        remainingViolations: { dedicated: remaining(dedicated), shared: remaining(shared) },
    };
}
/** Every connector of the solution once, as the policies see them. */
function exception_environment_connectorsOf(standings) {
    const all = standings.flatMap((one) => one.resources.flatMap(({ connectors }) => connectors));
    return [...new Map(all.map((connector) => [connector.key, connector])).values()].sort((left, right) => left.key < right.key ? -1 : 1);
}
/** Blocks all but the connectors of the solution, which may all meet. */
function dedicatedPolicy(connectors) {
    const hosts = connectors.filter(isKnownByAddress).flatMap(({ custom }) => custom?.hosts ?? []);
    const addresses = [...new Set(hosts)].map((pattern) => ({ pattern, outcome: 'Confidential' }));
    return {
        ...EMPTY,
        name: 'Exception for one solution',
        environments: ONLY_NEW,
        defaultClass: 'Blocked',
        entries: connectors
            .filter((connector) => !isKnownByAddress(connector))
            .map(({ key, name }) => ({ key, id: idOf(key, name), name, class: 'Confidential' })),
        urlPatterns: [...addresses, { pattern: '*', outcome: 'Blocked' }].map((rule, index) => ({
            order: index + 1,
            ...rule,
        })),
    };
}
const EMPTY = { hasRules: true, actions: [], endpoints: [], exemptResources: [] };
/** The same rules for the new environment, with the smallest opening for the solution. */
function sharedPolicy(resources, policy, rules) {
    const copy = {
        ...policy,
        name: `${policy.name} (exception)`,
        environments: ONLY_NEW,
        hasRules: true,
        exemptResources: [],
    };
    const standing = standingOf(resources, copy, rules);
    return applyOpening(copy, planOpening(standing.resources, copy, standing.violations));
}
function isKnownByAddress({ custom }) {
    const hosts = custom?.hosts ?? [];
    return hosts.length > 0 && !hosts.some((host) => host.includes('*'));
}
function noteOn(connector) {
    if (connector.custom && !isKnownByAddress(connector)) {
        return [
            `The address of custom connector ${(0,lib/* quote */.hD)(connector.name)} is not known, and its id differs from one environment to the next: put in its id once it is there.`,
        ];
    }
    if (displayNameOfKey(connector.key) !== undefined) {
        return [`Replace ${(0,lib/* quote */.hD)(connector.name)} by its id from the list of virtual connectors.`];
    }
    return [];
}
//# sourceMappingURL=exception-environment.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/coverage.js
// Which environments a policy is for: the reach of every change of it.

/** Describes what a policy covers, by name where the environments of the tenant are known. */
function coverageOf(policy, tenant) {
    const { kind, ids } = policy.environments;
    return {
        filter: kind,
        listed: kind === 'AllEnvironments' ? [] : ids,
        environments: tenant?.filter(({ id }) => appliesTo(policy, id)) ?? null,
    };
}
//# sourceMappingURL=coverage.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/extend-policy.js
// The second way out: which policy to open for what, whom that reaches, and what it may break.





/**
 * Describes an opening that was planned; undefined when there is nothing to open.
 * @param standings those of all policies that are for the environment.
 */
function describeExtension(standing, opening, standings, tenant) {
    if (isEmptyOpening(opening))
        return undefined;
    const { policy } = standing;
    return {
        policy: { id: policy.id, name: policy.name },
        opening,
        coverage: coverageOf(policy, tenant),
        alsoForbiddenBy: otherPolicies(standing, standings),
        cautions: cautionsOf(policy, opening),
        step: updateStep(policy, opening.moves),
    };
}
/** The policies that forbid resources which this one forbids too. */
function otherPolicies({ policy, forbidden }, standings) {
    return standings
        .filter((other) => other.policy !== policy && [...forbidden].some((key) => other.forbidden.has(key)))
        .map((other) => ({ id: other.policy.id, name: other.policy.name }));
}
function cautionsOf(policy, opening) {
    return [
        ...opening.moves.flatMap((move) => moveCautions(policy, move)),
        ...opening.addresses.map((rule) => addressCaution(rule)),
        ...opening.operations.flatMap((one) => allCaution(one, 'operation')),
        ...opening.endpoints.flatMap((one) => allCaution(one, 'endpoint')),
        'Which other apps and flows the change reaches is not known here: look at those of the environments that the policy covers.',
    ];
}
function moveCautions(policy, { name, key, from, to, isCustom, isUnlisted }) {
    const group = GROUP_NAMES[to].toLowerCase();
    const cautions = from === 'Blocked'
        ? [
            `${(0,lib/* quote */.hD)(name)} is blocked now: every app and flow in every environment of the policy could use it afterwards, together with the other ${group} connectors.`,
        ]
        : [
            `Apps and flows elsewhere that use ${(0,lib/* quote */.hD)(name)} together with ${GROUP_NAMES[from].toLowerCase()} connectors come into violation; together with ${group} ones they become possible.`,
        ];
    if (isCustom && isUnlisted && policy.environments.kind === 'SingleEnvironment') {
        cautions.push(`Custom connector ${(0,lib/* quote */.hD)(name)} has another id in each environment: name it by the id that it has in this one, once it is there.`);
    }
    if (displayNameOfKey(key) !== undefined && isUnlisted) {
        cautions.push(`The id of ${(0,lib/* quote */.hD)(name)} is not known here: the list of virtual connectors has it.`);
    }
    return cautions;
}
function addressCaution({ pattern }) {
    return `Every custom connector for ${(0,lib/* quote */.hD)(pattern)} in the environments of the policy changes its group.`;
}
function allCaution({ name, value }, noun) {
    if (value !== null)
        return [];
    return [
        `Which ${noun} of ${(0,lib/* quote */.hD)(name)} is used cannot be told, so that only allowing every ${noun} is certain to help.`,
    ];
}
//# sourceMappingURL=extend-policy.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/ways-out/ways-out.js
// The three ways out of violations: change the resources, open the policies, or use an environment with other policies.










const MAX_LISTED = 100;
/**
 * Plans the ways out of a verdict with violations; undefined for any other one.
 * @param tenant environments of the tenant, where they are known.
 */
function planWaysOut(verdict, resources, policies, context, tenant) {
    if (verdict.verdict !== 'violation')
        return undefined;
    const standings = [...policies].sort(byName).map((policy) => standingOf(resources, policy, context));
    const applicable = standings.filter(({ policy }) => appliesTo(policy, context.environmentId));
    const openings = planOpenings(applicable);
    const others = tenant?.filter(({ id }) => id.toLowerCase() !== context.environmentId.toLowerCase());
    const classes = others ? classifyEnvironments(standings, others) : undefined;
    return {
        resources: ways_out_resourceWays(verdict, resources, policies, context, { openings, classes }),
        extend: {
            policies: applicable.flatMap((standing) => {
                const opening = openings.get(standing.policy);
                return (opening && describeExtension(standing, opening, applicable, tenant)) ?? [];
            }),
            remainingViolations: remaining(resources, policies, context, openings),
        },
        exception: planException(resources, standings, context.environmentId, context, tenant),
    };
}
/** Policies do not depend on each other, so that the smallest opening of each is the smallest of all. */
function planOpenings(standings) {
    return new Map(standings
        .filter(({ violations }) => violations.length > 0)
        .map(({ policy, resources, violations }) => [policy, planOpening(resources, policy, violations)]));
}
function remaining(resources, policies, context, openings) {
    const opened = policies.map((policy) => {
        const opening = openings.get(policy);
        return opening ? applyOpening(policy, opening) : policy;
    });
    return evaluate(resources, opened, context).findings.filter(({ kind }) => kind === 'violation').length;
}
function ways_out_resourceWays(verdict, resources, policies, context, plans) {
    const byResource = violationsByResource(verdict.findings);
    const classified = classifyResources(resources.filter((resource) => byResource.has(resourceKey(resource))), applicablePolicies(policies, context.environmentId), context);
    return classified.map((one) => {
        const { kind, id, name } = one.resource;
        const key = resourceKey(one.resource);
        const violations = byResource.get(key) ?? [];
        const findings = violations.flatMap((index) => verdict.findings[index] ?? []);
        return {
            resource: { kind, id, name },
            violations,
            deny: planResourceChange(one, findings),
            extend: [...plans.openings].flatMap(([policy, opening]) => partFor(one, findings, policy, opening)),
            exception: acceptingIds(plans, key),
        };
    });
}
function violationsByResource(findings) {
    const byResource = new Map();
    findings.forEach(({ kind, resource }, index) => {
        if (kind !== 'violation' || !resource)
            return;
        const key = resourceKey(resource);
        const before = byResource.get(key);
        if (before)
            before.push(index);
        else
            byResource.set(key, [index]);
    });
    return byResource;
}
/** What of an opening ends violations of one resource; what it does for other resources is their affair. */
function partFor({ connectors }, violations, policy, opening) {
    const own = violations.filter((one) => one.policy?.id === policy.id);
    const needsClass = own.some(({ rule }) => rule === 'blocked' || rule === 'grouping');
    const concerned = needsClass ? connectors : [];
    const keys = new Set(concerned.flatMap((one) => [one.key, ...classify_entriesOf(one, policy).map((entry) => entry.key)]));
    const stems = new Set(concerned.flatMap(({ custom }) => custom?.stem ?? []));
    const hosts = new Set(concerned.flatMap(({ custom }) => custom?.hosts ?? []));
    const isAllowed = (rule, { key, value }) => own.some((one) => {
        const found = (rule === 'action' ? one.operation : one.endpoint) ?? null;
        return one.rule === rule && one.connectors[0]?.key === key && sameText(found, value);
    });
    const part = {
        moves: opening.moves.filter(({ key }) => keys.has(key) || stems.has(customStem(key) ?? '')),
        addresses: opening.addresses.filter(({ pattern }) => hosts.has(pattern)),
        operations: opening.operations.filter((one) => isAllowed('action', one)),
        endpoints: opening.endpoints.filter((one) => isAllowed('endpoint', one)),
    };
    return isEmptyOpening(part) ? [] : [{ policy: { id: policy.id, name: policy.name }, opening: part }];
}
function sameText(left, right) {
    return left?.toLowerCase() === right?.toLowerCase();
}
function acceptingIds({ classes }, key) {
    if (!classes)
        return null;
    return classes
        .filter(({ standings }) => acceptanceBy(standings, key) === 'accepts')
        .flatMap(({ environments }) => environments.map(({ id }) => id))
        .slice(0, MAX_LISTED);
}
//# sourceMappingURL=ways-out.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/index.js
// Data policies: what a solution connects to, what the policies say about it, and the verdict.
















//# sourceMappingURL=index.js.map

/***/ })

};
