export const id = 49;
export const ids = [49];
export const modules = {

/***/ 49:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 19 modules
var lib = __webpack_require__(7492);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/dlp/lib/connector-id.js
// Names of connectors: what makes two spellings one connector, and what tells a custom connector by its id.
/** The last segment of a connector id in lower case, such as `shared_sql` or `http`: what connectors are compared by. */
function connectorKey(id) {
    const path = id.trim().replace(/\/+$/, '');
    return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
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
// differs from one environment to the next. A connector made in another environment carries two hashes.
const HASHES = /(_[0-9a-f]{16,20})+$/;
/** The part of a custom connector's key that is the same in every environment; undefined for any other connector. */
function customStem(key) {
    if (!key.startsWith('shared_'))
        return undefined;
    const decoded = decodeName(key.slice('shared_'.length));
    return HASHES.test(decoded) ? decoded.replace(HASHES, '') : undefined;
}
/** A name from a solution (`new_custom-20connector`) in the spelling of {@link customStem}. */
function stemOfSolutionName(name) {
    return decodeName(name.toLowerCase());
}
function decodeName(encoded) {
    return encoded.replace(/[-_]([0-9a-f]{2})/g, (whole, hex) => {
        const code = parseInt(hex, 16);
        const char = String.fromCharCode(code);
        return code >= 0x20 && code < 0x7f && !/[a-z0-9]/i.test(char) ? char : whole;
    });
}
//# sourceMappingURL=connector-id.js.map
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
// Patterns of endpoint rules and of addresses: `*` stands for any text, upper and lower case are alike.
/** Tells whether a text matches a pattern as a whole. Every piece is looked for once, so nothing backtracks. */
function matchesPattern(pattern, text) {
    const pieces = normalize(pattern).split('*');
    const subject = normalize(text);
    const first = pieces.shift() ?? '';
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
/** A `/` at the end of an address means nothing. */
function normalize(text) {
    return text.trim().toLowerCase().replace(/\/$/, '');
}
//# sourceMappingURL=pattern.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/classify.js
// The class of one connector in one policy.


/**
 * Classifies a connector: what the policy lists comes first, then the URL patterns for custom connectors (which a policy
 * of a single environment does not have), then the policy's default.
 * @param unblockable keys of connectors that a default cannot block.
 */
function classify(connector, policy, unblockable) {
    if (!policy.hasGroups)
        return 'Unknown';
    const listed = new Set(policy.entries.filter((entry) => isEntryOf(entry, connector)).map((entry) => entry.class));
    const [first, second] = listed;
    if (second !== undefined)
        return 'Unknown';
    if (first !== undefined)
        return first;
    if (connector.custom && policy.environments.kind !== 'SingleEnvironment') {
        if (!policy.hasRules)
            return 'Unknown';
        if (policy.urlPatterns.length > 0)
            return classOfAddress(connector.custom, policy);
    }
    const isSpared = policy.defaultClass === 'Blocked' && unblockable.has(connector.key);
    return isSpared ? 'General' : policy.defaultClass;
}
function isEntryOf(entry, { key, custom }) {
    if (entry.key === key)
        return true;
    const displayName = displayNameOfKey(key);
    if (displayName !== undefined)
        return entry.name.trim().toLowerCase() === displayName;
    // The hash in a custom connector's id differs from one environment to the next.
    return custom !== undefined && customStem(entry.key) === custom.stem;
}
/** The class by the first pattern that matches; a connector with several addresses must get one class for all. */
function classOfAddress({ hosts }, { urlPatterns }) {
    const classes = hosts.length === 0
        ? new Set(urlPatterns.map(({ outcome }) => outcome))
        : new Set(hosts.map((host) => urlPatterns.find(({ pattern }) => matchesPattern(pattern, host))?.outcome ?? 'Unknown'));
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
        sentence: `${group_rules_name(resource)} uses ${list([blocked])}, which policy ${(0,core_lib/* quote */.hD)(policy.name)} blocks`,
        remedy: 'Remove the connector from the resource, or ask an administrator to unblock it for this environment.',
    }));
    const business = of('Confidential');
    const other = of('General');
    if (business.length > 0 && other.length > 0) {
        findings.push({
            kind: 'violation',
            rule: 'grouping',
            ...about,
            connectors: [...business, ...other].map(judged),
            sentence: `${group_rules_name(resource)} uses ${list(business)} (business) together with ${list(other)} (non-business), ` +
                `which policy ${(0,core_lib/* quote */.hD)(policy.name)} keeps apart`,
            remedy: 'Split the resource in two, or ask an administrator to move the connectors into one group of the policy.',
        });
    }
    const unknown = of('Unknown');
    if (unknown.length > 0) {
        findings.push({
            kind: 'unknown',
            rule: policy.hasGroups ? 'grouping' : 'reading',
            ...about,
            connectors: unknown.map(judged),
            sentence: `the class of ${list(unknown)} in policy ${(0,core_lib/* quote */.hD)(policy.name)} cannot be told for ${group_rules_name(resource)}${whyNot(unknown)}`,
            remedy: policy.hasGroups
                ? 'List the custom connector in the policy by name, or add its definition to the solution.'
                : 'Read the policy by its id: the list of policies leaves out the connector groups.',
        });
    }
    return findings;
}
/** A connector as a finding names it. */
function judged({ connector, class: found }) {
    return { key: connector.key, name: connector.name, class: found };
}
/** A resource in a sentence. */
function group_rules_name(resource) {
    return `${resource.kind.replace('-', ' ')} ${(0,core_lib/* quote */.hD)(resource.name)}`;
}
/** Why the addresses of custom connectors are not known, where that is the reason. */
function whyNot(connectors) {
    const reasons = connectors.flatMap(({ connector: { custom } }) => custom?.whyNoHosts
        ? [`the address of ${(0,core_lib/* quote */.hD)(custom.displayName)} is not known: ${custom.whyNoHosts}`]
        : []);
    return reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
}
function list(connectors) {
    return connectors.map(({ connector }) => (0,core_lib/* quote */.hD)(connector.name)).join(', ');
}
//# sourceMappingURL=group-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/granular-rules.js
// The rules below the connector: which operations, which endpoints.



/** In the environment of the resource itself, which no endpoint rule is about. */
const DATAVERSE = 'shared_commondataserviceforapps';
/** Finds denied operations and endpoints of one connector in one resource under one policy. */
function granularFindings(resource, policy, classified, unblockable) {
    const { key, uses, custom } = classified.connector;
    if (!policy.hasRules)
        return [rulesNotRead(resource, policy, classified)];
    const actions = custom || unblockable.has(key) ? [] : policy.actions.filter((one) => one.key === key);
    const endpoints = policy.endpoints.filter((one) => one.key === key);
    const about = { resource, policy, classified };
    return uses.flatMap((use) => [
        ...actions.flatMap((configuration) => actionFinding(about, use, operationDenied(configuration, use))),
        ...endpoints.flatMap((configuration) => endpointFinding(about, use, endpointDenied(configuration, use))),
    ]);
}
function operationDenied({ rules, isBlockedByDefault }, { operation }) {
    if (operation !== undefined)
        return rules.get(operation.toLowerCase()) ?? isBlockedByDefault;
    return agreed([isBlockedByDefault, ...rules.values()]);
}
function endpointDenied({ key, rules }, { endpoint }) {
    if (endpoint?.kind === 'none' || (endpoint === undefined && key === DATAVERSE))
        return false;
    if (endpoint?.kind === 'static')
        return rules.find(({ pattern }) => matchesPattern(pattern, endpoint.value))?.outcome;
    return agreed(rules.map(({ outcome }) => outcome));
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
    const where = `${group_rules_name(about.resource)} (${(0,core_lib/* quote */.hD)(use.site)})`;
    const policy = `policy ${(0,core_lib/* quote */.hD)(about.policy.name)}`;
    const sentence = denied
        ? `${where} uses operation ${(0,core_lib/* quote */.hD)(use.operation ?? 'of any name')} of ${(0,core_lib/* quote */.hD)(connector.name)}, which ${policy} blocks`
        : `which operations of ${(0,core_lib/* quote */.hD)(connector.name)} ${where} uses cannot be told, and ${policy} blocks some of them`;
    return [
        finding(about, denied, {
            rule: 'action',
            ...(use.operation === undefined ? {} : { operation: use.operation }),
            sentence,
            remedy: denied
                ? 'Use another operation, or ask an administrator to allow this one in the policy.'
                : 'Save the app in the current studio, which writes down the operations, and export it again.',
        }),
    ];
}
function endpointFinding(about, use, denied) {
    if (denied === false)
        return [];
    const connector = about.classified.connector;
    const where = `${group_rules_name(about.resource)} (${(0,core_lib/* quote */.hD)(use.site)})`;
    const policy = `policy ${(0,core_lib/* quote */.hD)(about.policy.name)}`;
    const endpoint = use.endpoint?.kind === 'static' ? use.endpoint.value : undefined;
    const sentence = denied
        ? `${where} connects to ${(0,core_lib/* quote */.hD)(endpoint ?? 'any address')} with ${(0,core_lib/* quote */.hD)(connector.name)}, which ${policy} denies`
        : `where ${where} connects to with ${(0,core_lib/* quote */.hD)(connector.name)} cannot be told before it runs, and ${policy} denies some endpoints`;
    return [
        finding(about, denied, {
            rule: 'endpoint',
            ...(endpoint === undefined ? {} : { endpoint }),
            sentence,
            remedy: denied
                ? 'Use an endpoint that the policy allows, or ask an administrator to allow this one.'
                : 'Write the address as plain text instead of an expression, or have an administrator look at the step.',
        }),
    ];
}
function rulesNotRead(resource, policy, classified) {
    return finding({ resource, policy, classified }, undefined, {
        rule: 'reading',
        sentence: `the operations and endpoints that policy ${(0,core_lib/* quote */.hD)(policy.name)} denies were not read, so ${group_rules_name(resource)} cannot be judged`,
        remedy: 'Read the policy in the second version of the service, which has all its rules in one document.',
    });
}
function finding({ resource, policy, classified }, denied, rest) {
    return {
        kind: denied ? 'violation' : 'unknown',
        policy: { id: policy.id, name: policy.name },
        resource,
        connectors: [judged(classified)],
        ...rest,
    };
}
//# sourceMappingURL=granular-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/evaluate/evaluate.js
// The verdict: every resource of a solution against every policy of an environment.





/** Connectors that the service leaves out of data policies: links from apps to flows, and file conversion. */
const notClassifiable = ['shared_logicflows', 'shared_conversionservice'];
/** Judges the resources. Policies add up: none of them can allow what another one denies. */
function evaluate(resources, policies, context) {
    const unblockable = new Set(context.unblockable.map(connectorKey));
    const ignored = new Set((context.nonClassifiable ?? notClassifiable).map(connectorKey));
    const applicable = policies.filter((policy) => appliesTo(policy, context.environmentId)).sort(byName);
    const findings = (context.unreadPolicies ?? []).map(unreadPolicy);
    const classes = [];
    for (const resource of resources) {
        const judgedBy = applicable.filter((policy) => !isExempt(resource, policy));
        const connectors = connectorsOf(resource, ignored);
        const judgement = judgeResource(resource, connectors, judgedBy, unblockable);
        findings.push(...judgement.findings);
        classes.push(...judgement.classes);
    }
    const unique = [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
    return {
        ...conclude(unique, policies.length, applicable.length),
        environmentId: context.environmentId,
        policies: [...policies].sort(byName).map((policy) => ({
            id: policy.id,
            name: policy.name,
            etag: policy.etag,
            lastModified: policy.lastModified,
            applies: applicable.includes(policy),
        })),
        findings: unique,
        classes,
    };
}
function judgeResource({ kind, id, name: resourceName, unknowns }, connectors, policies, unblockable) {
    const resource = { kind, id, name: resourceName };
    const rows = connectors.map((connector) => ({ connector, classes: new Map() }));
    const findings = policies.length === 0 ? [] : unknowns.map((unknown) => unreadPart(resource, unknown));
    for (const policy of policies) {
        const classified = rows.map(({ connector, classes }) => {
            const found = classify(connector, policy, unblockable);
            classes.set(policy.id, found);
            return { connector, class: found };
        });
        findings.push(...groupFindings(resource, policy, classified));
        findings.push(...classified.flatMap((one) => granularFindings(resource, policy, one, unblockable)));
    }
    const classRows = rows.map(({ connector, classes }) => ({
        resource,
        connector: { key: connector.key, name: connector.name },
        classes,
    }));
    return { findings, classes: classRows };
}
/** The classifiable connectors of a resource by key, each with all its uses. */
function connectorsOf(resource, ignored) {
    const byKey = new Map();
    for (const use of resource.uses) {
        if (ignored.has(use.key))
            continue;
        byKey.set(use.key, [...(byKey.get(use.key) ?? []), use]);
    }
    return [...byKey]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, uses]) => {
        const named = uses.find((use) => use.name !== key);
        return { key, name: named?.name ?? key, custom: uses.find((use) => use.custom)?.custom, uses };
    });
}
function isExempt(resource, policy) {
    return resource.id !== '' && policy.exemptResources.includes(connectorKey(resource.id));
}
function unreadPolicy(sentence) {
    const remedy = 'Give the application the right to read data policies (Power Platform administrator), and run again.';
    return { kind: 'unknown', rule: 'reading', connectors: [], sentence, remedy };
}
function unreadPart(resource, unknown) {
    return {
        kind: 'unknown',
        rule: 'reading',
        resource,
        connectors: [],
        sentence: `${group_rules_name(resource)}: ${unknown}`,
        remedy: 'Have somebody who knows the policies look at the resource, and record the decision.',
    };
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
function byName(left, right) {
    const keys = [left, right].map((policy) => `${policy.name}\u0000${policy.id}`);
    return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}
//# sourceMappingURL=evaluate.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 96 modules
var solution_lib = __webpack_require__(4976);
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
        throw new core_lib/* AlmError */.Ly('solution-invalid', {
            message: 'there is neither customizations.xml nor Other/Customizations.xml',
            remedy: 'Give a solution archive or the folder that it was unpacked to.',
        });
    }
    return {
        customizations: (0,solution_lib/* parseXml */.NO)(customizations.bytes, customizations.path).root,
        paths: [...byPath.values()].map(({ path }) => path).sort(),
        file: (path) => byPath.get(path.toLowerCase())?.bytes,
    };
}
/**
 * The components of one kind: the children of `collection` in the customizations of an archive, or the roots of the
 * files that unpacking made of them.
 */
function componentElements(source, collection, element, filePattern) {
    const inline = (0,solution_lib/* childElements */.AR)((0,solution_lib/* childElement */.JV)(source.customizations, collection) ?? source.customizations).filter(({ name }) => name === element);
    const unpacked = source.paths
        .filter((path) => filePattern.test(path))
        .map((path) => (0,solution_lib/* parseXml */.NO)(source.file(path) ?? new Uint8Array(), path).root)
        .filter(({ name }) => name === element);
    return [...inline, ...unpacked];
}
/** The file that an element's text such as `/Workflows/X.json` names, whatever folder unpacking put it in. */
function referencedFile(source, reference) {
    const written = reference.replace(/^\/+/, '');
    const candidates = [written, decodePath(written)].flatMap((path) => [
        path,
        path.replace(/^Connector\//i, 'Connectors/'),
    ]);
    return candidates.map((path) => source.file(path)).find((bytes) => bytes !== undefined);
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
const KEY_LINE = /^(\s*)((?:- +)*)(["']?)([A-Za-z]\w*)\3\s*:(?:\s+(.*))?$/;
const BLOCK_SCALAR = /^[|>][+-]?\d?$/;
const ANY_KIND = /["']?\bkind["']?\s*:\s*["']?([A-Z]\w+)/g;
/**
 * Reads the nodes. `unreadable` is true when there is a `kind` that is not at the start of its line, such as in YAML's
 * `{ … }` form: there may be a node that was not read.
 */
function agentNodes(text) {
    const nodes = [];
    const open = [];
    let block;
    for (const line of text.split(/\r?\n/)) {
        const lineIndent = line.search(/\S/);
        if (lineIndent < 0)
            continue;
        if (block && lineIndent > block.indent) {
            append(block.fields, block.key, line.trim());
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
            nodes.push({ kind: value, fields });
            open.push({ indent, fields });
        }
        else if (BLOCK_SCALAR.test(value))
            block = { indent: lineIndent, fields: open.at(-1)?.fields, key };
        else
            open.at(-1)?.fields.set(key, value);
    }
    return { nodes, unreadable: [...text.matchAll(ANY_KIND)].length > nodes.length };
}
function append(fields, key, line) {
    const before = fields?.get(key);
    fields?.set(key, before === undefined ? line : `${before}\n${line}`);
}
function unquote(text) {
    const plain = text.replace(/\s+#.*$/, '').trim();
    return /^(["']).*\1$/.test(plain) ? plain.slice(1, -1) : plain;
}
//# sourceMappingURL=agent-nodes.js.map
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
;// CONCATENATED MODULE: ./packages/dlp/lib/find/agents.js
// Agents (Copilot Studio) of the solution. Channels and event triggers of an agent are not part of an archive.






const ANONYMOUS = 'Chat without Microsoft Entra ID authentication in Copilot Studio';
const PUBLIC_SITES = 'Knowledge source with public websites and data in Copilot Studio';
const SHAREPOINT = 'Knowledge source with SharePoint and OneDrive in Copilot Studio';
const DOCUMENTS = 'Knowledge source with documents in Copilot Studio';
const SKILLS = 'Skills with Copilot Studio';
/** Authentication modes without Microsoft Entra ID: none, and any other provider of OAuth 2. */
const WITHOUT_ENTRA = new Set(['1', '4']);
/** The agents of the solution. */
function findAgents(source, references) {
    const components = new Map();
    for (const path of source.paths.filter((one) => /^botcomponents\/[^/]+\/botcomponent\.xml$/i.test(one))) {
        const element = rootOf(source, path);
        const agent = childText((0,solution_lib/* childElement */.JV)(element, 'parentbotid'), 'schemaname').toLowerCase();
        const findings = components.get(agent) ?? { uses: [], usedReferences: [], unknowns: [] };
        components.set(agent, findings);
        readComponent(source, path, element, references, findings);
    }
    const agents = source.paths
        .filter((path) => /^bots\/[^/]+\/bot\.xml$/i.test(path))
        .map((path) => {
        const element = rootOf(source, path);
        const schemaName = path.split('/')[1] ?? '';
        const findings = components.get(schemaName.toLowerCase());
        components.delete(schemaName.toLowerCase());
        const mode = childText(element, 'authenticationmode');
        const anonymous = WITHOUT_ENTRA.has(mode) ? [virtualUse(ANONYMOUS, 'authentication')] : [];
        return toAgent(schemaName, childText(element, 'name'), anonymous, findings);
    });
    // Components of an agent that stands in another solution still change that agent.
    const partial = [...components].map(([agent, findings]) => toAgent(agent, agent, [], findings));
    return [...agents, ...partial];
}
function toAgent(schemaName, name, uses, findings) {
    return {
        resource: {
            kind: 'agent',
            id: schemaName.toLowerCase(),
            name: name || schemaName || 'components without an agent',
            uses: [...uses, ...(findings?.uses ?? [])],
            unknowns: findings?.unknowns ?? [],
        },
        usedReferences: findings?.usedReferences ?? [],
    };
}
function rootOf(source, path) {
    return (0,solution_lib/* parseXml */.NO)(source.file(path) ?? new Uint8Array(), path).root;
}
function readComponent(source, path, element, references, findings) {
    const site = childText(element, 'name') || path.split('/')[1] || path;
    const bytes = source.file(path.replace(/botcomponent\.xml$/i, 'data'));
    if (!bytes)
        return;
    let text;
    try {
        text = decodeText(bytes);
    }
    catch {
        findings.unknowns.push(`the content of ${(0,core_lib/* quote */.hD)(site)} is not text`);
        return;
    }
    const { nodes, unreadable } = agentNodes(text);
    for (const node of nodes)
        readNode(node, site, references, findings);
    if (unreadable)
        findings.unknowns.push(`a part of ${(0,core_lib/* quote */.hD)(site)} is written in a form that cannot be read`);
}
function readNode(node, site, references, findings) {
    const { kind, fields } = node;
    if (kind === 'HttpRequestAction')
        findings.uses.push(httpUse(fields.get('url'), site));
    else if (/^PublicSite|^BingSearch|^WebSearch/.test(kind))
        findings.uses.push(virtualUse(PUBLIC_SITES, site));
    else if (/^SharePoint|^OneDrive/.test(kind))
        findings.uses.push(virtualUse(SHAREPOINT, site));
    else if (/^(File|Document)\w*(DataSource|KnowledgeSource)/.test(kind))
        findings.uses.push(virtualUse(DOCUMENTS, site));
    else if (kind === 'GptComponentMetadata' && fields.get('webBrowsing') === 'true') {
        findings.uses.push(virtualUse(PUBLIC_SITES, site));
    }
    else if (/^(Invoke|Begin)Skill/.test(kind))
        findings.uses.push(virtualUse(SKILLS, site));
    else if (/^InvokeConnector/.test(kind))
        readConnectorNode(node, site, references, findings);
    else if (/^Invoke/.test(kind) && !/^InvokeFlow|^InvokeAIBuilder/.test(kind)) {
        findings.unknowns.push(`${(0,core_lib/* quote */.hD)(site)} has a node of the kind ${(0,core_lib/* quote */.hD)(kind)}, which is not known`);
    }
}
function readConnectorNode({ fields }, site, references, findings) {
    const logicalName = fields.get('connectionReference')?.toLowerCase() ?? '';
    const key = references.get(logicalName)?.key ?? /(?:^|\.)(shared_[^.]+)(?:\.|$)/.exec(logicalName)?.[1];
    if (!key) {
        findings.unknowns.push(`${(0,core_lib/* quote */.hD)(site)} does not say which connector it uses`);
        return;
    }
    const operation = fields.get('operationId');
    findings.usedReferences.push(logicalName);
    findings.uses.push({ key: connectorKey(key), name: key, site, ...(operation ? { operation } : {}) });
}
function httpUse(url, site) {
    const isLiteral = url !== undefined && /^https?:/i.test(url) && !url.includes('{');
    return {
        key: 'http',
        name: 'HTTP',
        site,
        endpoint: isLiteral
            ? { kind: 'static', value: url }
            : { kind: 'dynamic', expression: url ?? 'not given in the node' },
    };
}
function virtualUse(displayName, site) {
    return { key: keyOfDisplayName(displayName), name: displayName, site, endpoint: { kind: 'none' } };
}
//# sourceMappingURL=agents.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/msapp.js
// Connectors inside the file of a canvas app, which is an archive of its own.



/** The connectors that an app file holds, each once; undefined when the file or a part that names them is unreadable. */
function findMsappUses(bytes) {
    try {
        const found = (0,solution_lib/* readZip */.ue)((0,solution_lib/* withForwardSlashes */.To)(bytes).archive).flatMap(readEntry);
        const byId = new Map(found.map((use) => [use.id.toLowerCase(), use]));
        return [...byId.values()];
    }
    catch {
        return undefined; // The caller reports that the app could not be read; why makes no difference to the verdict.
    }
}
function readEntry(entry) {
    switch (entry.path.toLowerCase()) {
        case 'references/datasources.json':
            return (0,core_lib/* arrayField */.e7)(readJson(entry), 'DataSources').flatMap((source) => {
                const id = (0,core_lib/* stringField */.OM)(source, 'ApiId');
                return id ? [{ id, site: (0,core_lib/* stringField */.OM)(source, 'Name') ?? 'data source' }] : [];
            });
        case 'connections/connections.json':
            return connections(readJson(entry));
        case 'properties.json': {
            const text = (0,core_lib/* stringField */.OM)(readJson(entry), 'LocalConnectionReferences');
            return text ? connections((0,core_lib/* parseJson */.qF)(text, 'LocalConnectionReferences')) : [];
        }
        default:
            return [];
    }
}
function connections(untrusted) {
    if (!(0,core_lib/* isRecord */.u4)(untrusted))
        return [];
    return Object.values(untrusted).flatMap((connection) => {
        const reference = (0,core_lib/* isRecord */.u4)(connection) ? connection['connectionRef'] : undefined;
        const instance = (0,core_lib/* stringField */.OM)(connection, 'connectionInstanceId')?.split('/connections/')[0];
        const id = (0,core_lib/* stringField */.OM)(reference, 'id') ?? instance;
        const [site] = (0,core_lib/* arrayField */.e7)(connection, 'dataSources');
        return id ? [{ id, site: typeof site === 'string' ? site : 'connection' }] : [];
    });
}
/** JSON takes up to thirty times its size in memory; the largest parts of real apps have a few megabytes. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;
function readJson(entry) {
    if (entry.sizeBytes > MAX_JSON_BYTES) {
        throw new core_lib/* AlmError */.Ly('json-invalid', { message: `part ${(0,core_lib/* quote */.hD)(entry.path)} of the app is too large` });
    }
    return (0,core_lib/* parseJson */.qF)(decodeText(entry.read()), entry.path);
}
//# sourceMappingURL=msapp.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/canvas-apps.js
// Canvas apps of the solution: what their metadata declares, and what the app file itself holds.




/** The connector that an app's own connection to Dataverse counts as. */
const canvas_apps_DATAVERSE = { key: 'shared_commondataserviceforapps', name: 'Microsoft Dataverse' };
/** The canvas apps of the solution. */
function findCanvasApps(source) {
    return componentElements(source, 'CanvasApps', 'CanvasApp', /^CanvasApps\/[^/]+\.meta\.xml$/i).map((element) => {
        const id = childText(element, 'Name');
        const declared = readDeclared(element);
        const inside = readInside(source, childText(element, 'DocumentUri'));
        const known = new Set(declared.uses.map(({ key }) => key));
        return {
            resource: {
                kind: 'canvas-app',
                id: id.toLowerCase(),
                name: childText(element, 'DisplayName') || id,
                uses: [...declared.uses, ...inside.uses.filter(({ key }) => !known.has(key))],
                unknowns: [...declared.unknowns, ...inside.unknowns],
            },
            usedReferences: declared.usedReferences,
        };
    });
}
function readDeclared(element) {
    const findings = { uses: [], usedReferences: [], unknowns: [] };
    const connections = canvas_apps_readJson(element, 'ConnectionReferences', findings);
    for (const [key, connection] of Object.entries(connections)) {
        const id = (0,core_lib/* stringField */.OM)(connection, 'id');
        if (id === undefined) {
            findings.unknowns.push(`connection ${(0,core_lib/* quote */.hD)(key)} of the app does not say which connector it uses`);
            continue;
        }
        const reference = (0,core_lib/* stringField */.OM)(connection, 'xrmConnectionReferenceLogicalName');
        if (reference)
            findings.usedReferences.push(reference.toLowerCase());
        findings.uses.push(...connectionUses(id, connection));
    }
    if (Object.keys(canvas_apps_readJson(element, 'DatabaseReferences', findings)).length > 0) {
        findings.uses.push({ ...canvas_apps_DATAVERSE, site: 'tables', endpoint: { kind: 'none' } });
    }
    return findings;
}
/** One use per operation that the app declares; apps of older studios declare none. */
function connectionUses(id, connection) {
    const key = connectorKey(id);
    const sources = (0,core_lib/* arrayField */.e7)(connection, 'dataSources').filter((name) => typeof name === 'string');
    const use = {
        key,
        name: (0,core_lib/* stringField */.OM)(connection, 'displayName') ?? key,
        site: sources.join(', ') || 'connection',
    };
    const operations = (0,core_lib/* arrayField */.e7)(connection, 'actions').filter((action) => typeof action === 'string');
    return operations.length === 0 ? [use] : operations.map((operation) => ({ ...use, operation }));
}
function canvas_apps_readJson(element, name, findings) {
    const text = childText(element, name);
    if (text === '')
        return {};
    try {
        const value = (0,core_lib/* parseJson */.qF)(text, name);
        if ((0,core_lib/* isRecord */.u4)(value))
            return value;
    }
    catch {
        // Reported below, together with JSON that is no object.
    }
    findings.unknowns.push(`${name} of the app cannot be read`);
    return {};
}
/** Code apps have no document; what they connect to stands in their metadata alone. */
function readInside(source, documentUri) {
    if (documentUri === '')
        return { uses: [], unknowns: [] };
    const bytes = referencedFile(source, documentUri);
    if (!bytes)
        return { uses: [], unknowns: [`its file ${(0,core_lib/* quote */.hD)(documentUri)} is not in the solution`] };
    const ids = findMsappUses(bytes);
    if (ids === undefined)
        return { uses: [], unknowns: [`its file ${(0,core_lib/* quote */.hD)(documentUri)} cannot be read`] };
    return {
        uses: ids.map(({ id, site }) => ({ key: connectorKey(id), name: connectorKey(id), site })),
        unknowns: [],
    };
}
//# sourceMappingURL=canvas-apps.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/connection-references.js
// Connection references of the solution: what a logical name stands for.



/** The declared connection references by logical name in lower case. */
function readConnectionReferences(source) {
    const collection = (0,solution_lib/* childElement */.JV)(source.customizations, 'connectionreferences');
    const references = new Map();
    for (const element of collection ? (0,solution_lib/* childElements */.AR)(collection) : []) {
        const logicalName = element.attributes.find(({ name }) => name === 'connectionreferencelogicalname')?.value.toLowerCase() ??
            '';
        const custom = (0,solution_lib/* childElement */.JV)(element, 'customconnectorid');
        references.set(logicalName, {
            logicalName,
            key: connectorKey(childText(element, 'connectorid')),
            customConnectorId: childText(custom, 'connectorid').toLowerCase() || undefined,
        });
    }
    return references;
}
//# sourceMappingURL=connection-references.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/custom-connectors.js
// Custom connectors of the solution and their addresses, which the URL patterns of data policies are about.




/** The custom connectors of the solution. */
function readCustomConnectors(source) {
    return componentElements(source, 'Connectors', 'Connector', /^Connectors\/[^/]+\.xml$/i).map((element) => {
        const name = childText(element, 'name');
        const definition = childText(element, 'openapidefinition');
        const custom = {
            stem: stemOfSolutionName(name),
            displayName: childText(element, 'displayname') || name,
            ...readHosts(definition ? referencedFile(source, definition) : undefined),
        };
        return { id: childText(element, 'connectorid').toLowerCase(), custom };
    });
}
/**
 * What is known of the custom connector behind a key: from the solution, or only its name when it is not in there.
 * Undefined for connectors that are not custom.
 */
function customConnectorOf(key, connectors, references) {
    const reference = [...references.values()].find((one) => one.key === key && one.customConnectorId);
    const stem = customStem(key);
    if (!reference && stem === undefined)
        return undefined;
    const known = connectors.find(({ id }) => id !== '' && id === reference?.customConnectorId) ??
        connectors.find(({ custom }) => custom.stem === stem);
    if (known)
        return known.custom;
    return { stem: stem ?? key, displayName: stem ?? key, hosts: [], whyNoHosts: 'it is not in the solution' };
}
function readHosts(bytes) {
    if (!bytes)
        return { hosts: [], whyNoHosts: 'its OpenAPI definition is not in the solution' };
    let definition;
    try {
        definition = (0,core_lib/* parseJson */.qF)(decodeText(bytes), 'the definition');
    }
    catch {
        return { hosts: [], whyNoHosts: 'its OpenAPI definition is not JSON' };
    }
    const hosts = hostsOf(definition);
    if (hosts.length === 0)
        return { hosts, whyNoHosts: 'its OpenAPI definition names no host' };
    const isWorkedOut = hosts.some((host) => host.includes('@'));
    return isWorkedOut ? { hosts: [], whyNoHosts: 'its host is an expression' } : { hosts };
}
function hostsOf(definition) {
    const host = (0,core_lib/* stringField */.OM)(definition, 'host');
    if (host) {
        const schemes = (0,core_lib/* arrayField */.e7)(definition, 'schemes').filter((scheme) => typeof scheme === 'string');
        const base = (0,core_lib/* stringField */.OM)(definition, 'basePath') ?? '/';
        return (schemes.length > 0 ? schemes : ['https']).map((scheme) => `${scheme}://${host}${base}`);
    }
    return (0,core_lib/* arrayField */.e7)(definition, 'servers')
        .map((server) => (0,core_lib/* stringField */.OM)(server, 'url'))
        .filter((url) => url !== undefined);
}
//# sourceMappingURL=custom-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/endpoints.js
// Where the step of a flow connects to, for the connectors that endpoint rules can be written for.


const FROM_CONNECTION = { kind: 'dynamic', expression: 'taken from the connection' };
// The formats are those of "Connector endpoint filtering" in the documentation of data policies.
const readers = new Map([
    ['shared_sql', (parameters) => sqlEndpoint(parameters['server'], parameters['database'])],
    ['shared_azureblob', (parameters) => storageEndpoint(parameters['dataset'])],
    ['shared_smtp', () => FROM_CONNECTION],
    ['shared_webcontents', (parameters) => relativeEndpoint(parameters['request/url'])],
    // Without an organization the step works in the environment of the flow, which is always allowed.
    [
        'shared_commondataserviceforapps',
        (parameters) => parameters['organization'] === undefined ? { kind: 'none' } : toEndpoint(parameters['organization']),
    ],
]);
/** The endpoint of a connector's step; undefined for connectors without endpoint rules. */
function stepEndpoint(key, inputs) {
    return readers.get(key)?.((0,core_lib/* recordField */.Qb)(inputs, 'parameters') ?? {});
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
function storageEndpoint(account) {
    const endpoint = toEndpoint(account);
    return endpoint.kind === 'static' && endpoint.value.toLowerCase() === 'accountnamefromsettings'
        ? FROM_CONNECTION
        : endpoint;
}
function relativeEndpoint(url) {
    const endpoint = toEndpoint(url);
    return endpoint.kind === 'static' && !/^https?:/i.test(endpoint.value) ? FROM_CONNECTION : endpoint;
}
//# sourceMappingURL=endpoints.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/flow-steps.js
// Every trigger and action of a flow definition, however deep it is nested.

/** The steps of a definition and the names of those whose shape is not that of a step. Nesting costs no stack. */
function flowSteps(definition) {
    const steps = [];
    const malformed = [];
    const waiting = [
        { steps: definition['triggers'], isTrigger: true },
        { steps: definition['actions'], isTrigger: false },
    ];
    for (let group = waiting.pop(); group; group = waiting.pop()) {
        if (group.steps === undefined || group.steps === null)
            continue;
        if (!(0,core_lib/* isRecord */.u4)(group.steps)) {
            malformed.push(group.isTrigger ? 'triggers' : 'actions');
            continue;
        }
        for (const [name, step] of Object.entries(group.steps)) {
            const type = (0,core_lib/* stringField */.OM)(step, 'type');
            if (!(0,core_lib/* isRecord */.u4)(step) || type === undefined) {
                malformed.push(name);
                continue;
            }
            const { isTrigger } = group;
            const inputs = (0,core_lib/* recordField */.Qb)(step, 'inputs') ?? {};
            steps.push({ name, isTrigger, type, kind: (0,core_lib/* stringField */.OM)(step, 'kind'), inputs, step });
            for (const nested of nestedActions(step))
                waiting.push({ steps: nested, isTrigger: false });
        }
    }
    return { steps, malformed };
}
function nestedActions(step) {
    const cases = (0,core_lib/* recordField */.Qb)(step, 'cases') ?? {};
    return [
        step['actions'],
        (0,core_lib/* recordField */.Qb)(step, 'else')?.['actions'],
        (0,core_lib/* recordField */.Qb)(step, 'default')?.['actions'],
        ...Object.values(cases).map((one) => ((0,core_lib/* isRecord */.u4)(one) ? one['actions'] : undefined)),
    ];
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
/** Finds the connectors of a flow's JSON file (already parsed). */
function findFlowUses(untrusted, references) {
    const properties = (0,core_lib/* recordField */.Qb)(untrusted, 'properties');
    const definition = (0,core_lib/* recordField */.Qb)(properties, 'definition');
    if (!properties || !definition)
        return nothingBut('the file has no properties.definition');
    const { steps, malformed } = flowSteps(definition);
    const declared = (0,core_lib/* recordField */.Qb)(properties, 'connectionReferences') ?? {};
    const found = steps.map((step) => readStep(step, declared, references));
    return {
        uses: found.flatMap(({ uses }) => uses),
        usedReferences: found.flatMap(({ usedReferences }) => usedReferences),
        unknowns: [
            ...malformed.map((name) => `step ${(0,core_lib/* quote */.hD)(name)} cannot be read`),
            ...found.flatMap(({ unknowns }) => unknowns),
        ],
    };
}
function nothingBut(unknown) {
    return { uses: [], usedReferences: [], unknowns: [unknown] };
}
function builtIn(connector, step, endpoint) {
    return { uses: [{ ...connector, site: step.name, endpoint }], usedReferences: [], unknowns: [] };
}
function readStep(step, declared, references) {
    const host = (0,core_lib/* recordField */.Qb)(step.inputs, 'host');
    if (host && ('connectionName' in host || 'connection' in host || 'apiId' in host)) {
        return readConnectorStep(step, host, declared, references);
    }
    switch (step.type) {
        case 'Http':
            return builtIn(HTTP, step, toEndpoint(step.inputs['uri']));
        case 'HttpWebhook':
            return builtIn(WEBHOOK, step, toEndpoint((0,core_lib/* recordField */.Qb)(step.inputs, 'subscribe')?.['uri']));
        case 'Workflow': // A child flow is reached over HTTP, at an address that nobody wrote down.
            return builtIn(HTTP, step, { kind: 'none' });
        case 'Request':
            return readRequest(step);
        default:
            return PLAIN_TYPES.has(step.type)
                ? { uses: [], usedReferences: [], unknowns: [] }
                : nothingBut(`step ${(0,core_lib/* quote */.hD)(step.name)} is of the type ${(0,core_lib/* quote */.hD)(step.type)}, which is not known`);
    }
}
function readRequest(step) {
    if (step.kind === undefined || step.kind === 'Http')
        return builtIn(REQUEST, step, { kind: 'none' });
    if (PLATFORM_REQUESTS.has(step.kind))
        return { uses: [], usedReferences: [], unknowns: [] };
    return nothingBut(`trigger ${(0,core_lib/* quote */.hD)(step.name)} is a request of the kind ${(0,core_lib/* quote */.hD)(step.kind)}, which is not known`);
}
/** A step of a connector. What it names and what its reference stands for should be one connector; if not, both count. */
function readConnectorStep(step, host, declared, references) {
    const declaration = findDeclaration(declared, declarationName(host));
    const logicalName = (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(declaration, 'connection'), 'connectionReferenceLogicalName') ??
        (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(declaration, 'api'), 'logicalName');
    const apiId = (0,core_lib/* stringField */.OM)(host, 'apiId');
    const keys = new Set();
    if (apiId && !isExpression(apiId))
        keys.add(connectorKey(apiId));
    const declaredId = (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(declaration, 'api'), 'name') ?? (0,core_lib/* stringField */.OM)(declaration, 'id');
    if (declaredId)
        keys.add(connectorKey(declaredId));
    const resolved = logicalName === undefined ? undefined : references.get(logicalName.toLowerCase());
    if (resolved?.key)
        keys.add(resolved.key);
    if (keys.size === 0)
        return nothingBut(`step ${(0,core_lib/* quote */.hD)(step.name)} does not say which connector it uses`);
    const operation = operationOf(step, host);
    const uses = [...keys].map((key) => {
        const endpoint = stepEndpoint(key, step.inputs);
        return {
            key,
            name: key,
            site: step.name,
            ...(operation === undefined ? {} : { operation }),
            ...(endpoint === undefined ? {} : { endpoint }),
        };
    });
    return { uses, usedReferences: logicalName === undefined ? [] : [logicalName.toLowerCase()], unknowns: [] };
}
const CONNECTION_OF_EXPRESSION = /\$connections'\)?\]?\['([^']+)'\]/;
/** The name under which a step finds its connection among those of the flow. */
function declarationName(host) {
    const plain = (0,core_lib/* stringField */.OM)(host, 'connectionName');
    if (plain !== undefined)
        return CONNECTION_OF_EXPRESSION.exec(plain)?.[1] ?? plain;
    const expression = (0,core_lib/* stringField */.OM)((0,core_lib/* recordField */.Qb)(host, 'connection'), 'name') ?? '';
    return CONNECTION_OF_EXPRESSION.exec(expression)?.[1];
}
function findDeclaration(declared, name) {
    const entry = Object.entries(declared).find(([key]) => key.toLowerCase() === name?.toLowerCase());
    return (0,core_lib/* isRecord */.u4)(entry?.[1]) ? entry[1] : undefined;
}
function operationOf(step, host) {
    const metadata = (0,core_lib/* recordField */.Qb)((0,core_lib/* recordField */.Qb)(step.step, 'metadata'), 'flowSystemMetadata');
    const operation = (0,core_lib/* stringField */.OM)(host, 'operationId') ?? (0,core_lib/* stringField */.OM)(metadata, 'swaggerOperationId');
    return operation === undefined || isExpression(operation) ? undefined : operation;
}
//# sourceMappingURL=flow-uses.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/flows.js
// Cloud flows and desktop flows of the solution.




const CLOUD_FLOW = '5';
const DESKTOP_FLOW = '6';
/** Classic workflow, dialog, business rule, action, business process: they run inside Dataverse, without connectors. */
const CLASSIC = new Set(['0', '1', '2', '3', '4']);
/** The flows of the solution. */
function findFlows(source, references) {
    return componentElements(source, 'Workflows', 'Workflow', /^Workflows\/.+\.data\.xml$/i).flatMap((element) => {
        const category = childText(element, 'Category');
        const hasFile = childText(element, 'JsonFileName') !== '' || childText(element, 'XamlFileName') !== '';
        if (CLASSIC.has(category) || (category === '' && !hasFile))
            return [];
        if (category === CLOUD_FLOW)
            return [cloudFlow(source, element, references)];
        return [category === DESKTOP_FLOW ? desktopFlow(element) : otherFlow(element, category)];
    });
}
function cloudFlow(source, element, references) {
    const { uses, usedReferences, unknowns } = readFlow(source, childText(element, 'JsonFileName'), references);
    return { resource: { kind: 'cloud-flow', ...identity(element), uses, unknowns }, usedReferences };
}
function readFlow(source, fileName, references) {
    const bytes = fileName === '' ? undefined : referencedFile(source, fileName);
    if (!bytes)
        return { uses: [], usedReferences: [], unknowns: [`its file ${(0,core_lib/* quote */.hD)(fileName)} is not in the solution`] };
    let document;
    try {
        document = (0,core_lib/* parseJson */.qF)(decodeText(bytes), 'the file');
    }
    catch {
        return { uses: [], usedReferences: [], unknowns: [`its file ${(0,core_lib/* quote */.hD)(fileName)} is not JSON`] };
    }
    return findFlowUses(document, references);
}
function desktopFlow(element) {
    const resource = {
        kind: 'desktop-flow',
        ...identity(element),
        uses: [{ key: 'shared_uiflow', name: 'Desktop flows', site: 'the flow itself' }],
        unknowns: ['the modules that a desktop flow uses are classified by themselves and cannot be read'],
    };
    return { resource, usedReferences: [] };
}
function otherFlow(element, category) {
    const unknowns = [`a process of category ${(0,core_lib/* quote */.hD)(category)} is not known`];
    return { resource: { kind: 'other-flow', ...identity(element), uses: [], unknowns }, usedReferences: [] };
}
function identity(element) {
    const attribute = (wanted) => element.attributes.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
    const id = attribute('workflowid').replace(/[{}]/g, '').toLowerCase();
    return { id, name: attribute('name') || id };
}
//# sourceMappingURL=flows.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/find/find-connectors.js








/**
 * Finds what every app, flow, agent and custom connector of a solution connects to. What cannot be read becomes an
 * `unknown` of its resource; only unreadable XML, with which no service would take the solution either, is an error.
 * @throws AlmError `xml-invalid` or `xml-refused`.
 */
function findConnectors(source) {
    const references = readConnectionReferences(source);
    const connectors = readCustomConnectors(source);
    const found = [
        ...findCanvasApps(source),
        ...findFlows(source, references),
        ...findAgents(source, references),
    ];
    const customOf = (key) => customConnectorOf(key, connectors, references);
    const resources = found.map(({ resource }) => ({
        ...resource,
        uses: resource.uses.map((use) => withCustom(use, customOf(use.key))),
    }));
    return {
        resources: [...resources, ...connectors.map(toResource)].sort(byKindAndName),
        unused: unusedReferences(source, references, found),
    };
}
function withCustom(use, custom) {
    return custom ? { ...use, name: custom.displayName, custom } : use;
}
function toResource({ id, custom }) {
    const { stem, displayName } = custom;
    const use = {
        key: `shared_${stem}`,
        name: displayName,
        site: 'its definition',
        endpoint: { kind: 'none' },
        custom,
    };
    return { kind: 'custom-connector', id, name: displayName, uses: [use], unknowns: [] };
}
function byKindAndName(left, right) {
    const keys = [left, right].map(({ kind, name, id }) => `${kind}\u0000${name}\u0000${id}`);
    return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}
/** References and data source variables that no step, app or node uses, by name or by connector. */
function unusedReferences(source, references, found) {
    const usedNames = new Set(found.flatMap(({ usedReferences }) => usedReferences));
    const usedKeys = new Set(found.flatMap(({ resource }) => resource.uses.map(({ key }) => key)));
    const declared = [...references.values(), ...dataSourceVariables(source)];
    return declared
        .filter(({ logicalName, key }) => !usedNames.has(logicalName) && !usedKeys.has(key))
        .map(({ logicalName, key }) => ({ logicalName, key }));
}
function dataSourceVariables(source) {
    const definition = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/i;
    return source.paths.flatMap((path) => {
        const name = definition.exec(path)?.[1];
        if (name === undefined)
            return [];
        const { root } = (0,solution_lib/* parseXml */.NO)(source.file(path) ?? new Uint8Array(), path);
        const apiId = childText(root, 'apiid') || childText((0,solution_lib/* childElement */.JV)(root, 'environmentvariabledefinition'), 'apiid');
        return apiId ? [{ logicalName: name.toLowerCase(), key: connectorKey(apiId) }] : [];
    });
}
//# sourceMappingURL=find-connectors.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/report/markdown.js
// The verdict as Markdown for a job summary: what is wrong, what could not be told, and every class.

const HEADLINES = {
    compliant: '✅ Data policies: compliant',
    violation: '❌ Data policies: violation',
    unknown: '⚠️ Data policies: could not be decided',
};
const CLASS_NAMES = {
    Confidential: 'business',
    General: 'non-business',
    Blocked: '**blocked**',
    Ignore: 'ignored',
    Unknown: '**unknown**',
};
/** A job summary takes 1 MiB for a step; a table of this many rows stays far below and is as much as anybody reads. */
const MAX_ROWS = 200;
/** Renders a verdict. Text from outside is escaped; the result ends with a line break. */
function renderVerdict(verdict, unused = []) {
    const violations = verdict.findings.filter(({ kind }) => kind === 'violation');
    const unknowns = verdict.findings.filter(({ kind }) => kind === 'unknown');
    const sections = [
        `### ${HEADLINES[verdict.verdict]}`,
        `Environment ${(0,core_lib/* toMarkdownCode */.Cu)(verdict.environmentId)}: ${(0,core_lib/* toMarkdownText */.u9)(verdict.summary)}.`,
        findingList('Violations', violations),
        findingList('Could not be decided', unknowns),
        classTable(verdict),
        policyTable(verdict.policies),
        unusedList(unused),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function findingList(title, findings) {
    if (findings.length === 0)
        return '';
    const lines = findings.slice(0, MAX_ROWS).map((finding) => {
        return `- ${(0,core_lib/* toMarkdownText */.u9)(finding.sentence)}. *${(0,core_lib/* toMarkdownText */.u9)(finding.remedy)}*`;
    });
    return [`#### ${title}`, '', ...lines, ...more('-', findings.length)].join('\n');
}
/** One row for each connector of each resource, one column for each policy that is for the environment. */
function classTable({ classes, policies }) {
    const columns = policies.filter(({ applies }) => applies);
    if (columns.length === 0 || classes.length === 0)
        return '';
    const rows = classes
        .slice(0, MAX_ROWS)
        .map((row) => [...rowHead(row), ...columns.map((policy) => cell(row, policy))]);
    const head = ['Resource', 'Connector', ...columns.map(({ name }) => (0,core_lib/* toMarkdownText */.u9)(name))];
    return [`#### Connectors`, '', ...table(head, rows), ...more('\n', classes.length)].join('\n');
}
function rowHead({ resource, connector }) {
    return [
        `${resource.kind.replace('-', ' ')} ${(0,core_lib/* toMarkdownText */.u9)(resource.name)}`,
        (0,core_lib/* toMarkdownText */.u9)(connector.name),
    ];
}
function cell({ classes }, { id }) {
    const found = classes.get(id);
    return found === undefined ? 'exempt' : CLASS_NAMES[found];
}
function policyTable(policies) {
    if (policies.length === 0)
        return '';
    const rows = policies
        .slice(0, MAX_ROWS)
        .map(({ id, name, applies, lastModified }) => [
        (0,core_lib/* toMarkdownText */.u9)(name),
        (0,core_lib/* toMarkdownCode */.Cu)(id),
        applies ? 'yes' : 'no',
        (0,core_lib/* toMarkdownText */.u9)(lastModified ?? ''),
    ]);
    return [
        '#### Policies',
        '',
        ...table(['Policy', 'Id', 'Applies', 'Last changed'], rows),
        ...more('\n', policies.length),
    ].join('\n');
}
function unusedList(unused) {
    if (unused.length === 0)
        return '';
    const lines = unused
        .slice(0, MAX_ROWS)
        .map(({ logicalName, key }) => `- ${(0,core_lib/* toMarkdownCode */.Cu)(logicalName)} (${(0,core_lib/* toMarkdownText */.u9)(key)})`);
    return ['#### Declared and not used', '', ...lines, ...more('-', unused.length)].join('\n');
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
function more(mark, count) {
    return count > MAX_ROWS ? [`${mark} … and ${count - MAX_ROWS} more`] : [];
}
//# sourceMappingURL=markdown.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/fields.js
// Fields of policy documents, whose keys change their case between the recorded answers and the documentation.

/** The field with this name, upper and lower case alike; undefined when absent. */
function field(record, name) {
    if (!(0,core_lib/* isRecord */.u4)(record))
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
        throw unreadable(policy, `${name} is ${(0,core_lib/* quote */.hD)(value)} and none of ${words.join(', ')}`);
    return word;
}
/** The error for a policy that cannot be understood; judging by half of it would be guessing. */
function unreadable(policy, rule) {
    return new core_lib/* AlmError */.Ly('response-invalid', {
        message: `data policy ${(0,core_lib/* quote */.hD)(policy)} cannot be read: ${rule}`,
        remedy: 'Look at the policy in the Power Platform admin center; saving it there writes it anew.',
    });
}
//# sourceMappingURL=fields.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/parse-rules.js
// The rules of a policy that go below the connector: its operations, its endpoints, addresses of custom connectors.


const PATTERN_CLASSES = ['Confidential', 'General', 'Blocked', 'Ignore'];
/** Reads `connectorActionConfigurations`. */
function parseActions(untrusted, policy) {
    return listField(untrusted, 'connectorActionConfigurations', policy).map((configuration) => ({
        key: connectorKey(textField(configuration, 'connectorId')),
        isBlockedByDefault: isBlock(configuration, 'defaultConnectorActionRuleBehavior', policy),
        rules: new Map(listField(configuration, 'actionRules', policy).map((rule) => [
            textField(rule, 'actionId').toLowerCase(),
            isBlock(rule, 'behavior', policy),
        ])),
    }));
}
/** Reads `endpointConfigurations`. */
function parseEndpoints(untrusted, policy) {
    return listField(untrusted, 'endpointConfigurations', policy).map((configuration) => ({
        key: connectorKey(textField(configuration, 'connectorId')),
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
        return { order, rule: parse(rule) };
    })
        .sort((left, right) => left.order - right.order)
        .map(({ rule }) => rule);
}
//# sourceMappingURL=parse-rules.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/policy/parse-policies.js
// Policy documents of both generations of the service, as policies.




const CLASSES = ['Confidential', 'General', 'Blocked'];
const FILTERS = ['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'];
/**
 * Reads policies from JSON that is already parsed: one document (`{policyDefinition, …}`, or flat as the first version
 * of the service has it), a page `{value: […]}`, or a list of any of these.
 * @throws AlmError `response-invalid` naming the policy, for a class, environment type or behaviour that is not known
 * and for a connector that stands in two groups.
 */
function parsePolicies(untrusted) {
    if (Array.isArray(untrusted))
        return untrusted.flatMap(parsePolicies);
    if ((0,core_lib/* isRecord */.u4)(untrusted) && Array.isArray(untrusted['value']))
        return untrusted['value'].flatMap(parsePolicies);
    if (!(0,core_lib/* isRecord */.u4)(untrusted))
        throw notAPolicy();
    const definition = field(untrusted, 'policyDefinition');
    if ((0,core_lib/* isRecord */.u4)(definition))
        return [parsePolicy(definition, untrusted, true)];
    if (!hasField(untrusted, 'defaultConnectorsClassification'))
        throw notAPolicy();
    return [parsePolicy(untrusted, untrusted, hasField(untrusted, 'connectorConfigurationsDefinition'))];
}
function notAPolicy() {
    return new core_lib/* AlmError */.Ly('response-invalid', {
        message: 'a document without policyDefinition or defaultConnectorsClassification is not a data policy',
        remedy: 'Read policies from /providers/PowerPlatform.Governance/v2/policies.',
    });
}
function parsePolicy(definition, around, hasRules) {
    const id = textField(definition, 'name');
    const name = textField(definition, 'displayName') || id;
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
        defaultClass: wordField(definition, 'defaultConnectorsClassification', CLASSES, name),
        entries: parseEntries(definition, name),
        hasGroups: hasField(definition, 'connectorGroups'),
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
        const groupClass = wordField(group, 'classification', CLASSES, policy);
        for (const connector of listField(group, 'connectors', policy)) {
            const id = textField(connector, 'id');
            const key = connectorKey(id);
            if (key === '')
                throw unreadable(policy, `a connector of its group ${groupClass} has no id`);
            const before = entries.get(key);
            if (before && before.class !== groupClass) {
                throw unreadable(policy, `connector ${(0,core_lib/* quote */.hD)(id)} is in the groups ${before.class} and ${groupClass}`);
            }
            entries.set(key, { key, id, name: textField(connector, 'name'), class: groupClass });
        }
    }
    return [...entries.values()];
}
//# sourceMappingURL=parse-policies.js.map
;// CONCATENATED MODULE: ./packages/dlp/lib/index.js
// Data policies: what a solution connects to, what the policies say about it, and the verdict.





//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 28 modules
var common_services = __webpack_require__(753);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/common/environment-id-input.js
// The id of a Power Platform environment as an input.


const ENVIRONMENT_ID = /^(?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A GUID, or `Default-` and the GUID of the tenant, in lower case: a mistyped id would fit no data policy. */
const environmentId = lib/* input.defineKind */.hF.defineKind('environment id', (value, name) => {
    const id = value.toLowerCase();
    if (ENVIRONMENT_ID.test(id))
        return id;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not the id of an environment`,
        remedy: 'Write the GUID that the admin center shows as environment ID (Default-… for the default environment).',
    });
});
//# sourceMappingURL=environment-id-input.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/inputs.js
// The contract of check-dlp; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'solution-file': lib/* input.path */.hF.path.optional(),
    'solution-folder': lib/* input.path */.hF.path.optional(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'environment-id': environmentId.optional(),
    'policy-file': lib/* input.path */.hF.path.optional(),
    'fail-on': lib/* input.oneOf */.hF.oneOf('violation', 'unknown', 'never').default('violation'),
    'report-file': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = ['verdict', 'violations', 'warnings', 'report-file'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/policies.js
// The data policies to judge by: fetched from the tenant, or taken from a file without touching the network.


/** @throws AlmError `json-invalid` naming the file, also for JSON that is no policy. */
function parsePolicyFile(text, file, environmentId) {
    const what = `the policy file ${(0,core_lib/* quote */.hD)(file)}`;
    const document = (0,core_lib/* parseJson */.qF)(text, what);
    try {
        return { environmentId, policies: parsePolicies(document), unblockable: [], unreadPolicies: [] };
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly))
            throw caught;
        throw new core_lib/* AlmError */.Ly('json-invalid', {
            message: `${what} holds something else than policies: ${caught.message}`,
            remedy: 'Save what the policy API returns: one policy, or a list of them.',
            cause: caught,
        });
    }
}
/**
 * Fetches the policies of the tenant. A credential that may not read them leads to a verdict of `unknown`, never to
 * compliance.
 */
async function fetchPolicies(admin, environmentId) {
    try {
        const [documents, unblockable] = await Promise.all([
            admin.listPolicies(),
            admin.listUnblockableConnectors(),
        ]);
        return { environmentId, policies: parsePolicies(documents), unblockable, unreadPolicies: [] };
    }
    catch (error) {
        if (!(error instanceof core_lib/* AlmError */.Ly) || error.code !== 'access-denied')
            throw error;
        return {
            environmentId,
            policies: [],
            unblockable: [],
            unreadPolicies: [`the data policies could not be read: ${error.message}`],
        };
    }
}
/**
 * The id, if the tenant has such an environment: one that it does not have fits no policy and would seem compliant. An
 * identity that may not ask may not read the policies either.
 * @throws AlmError `environment-not-found`.
 */
async function requireEnvironment(admin, environmentId) {
    try {
        return (await admin.getEnvironment(environmentId)).id;
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && error.code === 'access-denied')
            return environmentId;
        throw error;
    }
}
/** The id of the environment at an address, asked from Dataverse itself, so that no admin right is needed for it. */
async function fetchEnvironmentId(dataverse) {
    return (await dataverse.retrieveCurrentOrganization()).environmentId;
}
//# sourceMappingURL=policies.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/report.js
/**
 * The report: `schemaVersion` 1, the verdict with its findings, every resource with what it uses, and the class of each
 * connector in each policy.
 */
function formatReport(verdict, resources, unused) {
    const classes = verdict.classes.map((row) => ({ ...row, classes: Object.fromEntries(row.classes) }));
    return `${JSON.stringify({ schemaVersion: 1, ...verdict, classes, resources, unused }, undefined, 2)}\n`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/run.js
// Judges a solution against the data policies of its target, before anything is imported.










const MAX_POLICY_FILE_BYTES = 64 * 1_000_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'check-dlp',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const source = await readSource(inputs, ports);
        const basis = await establishBasis(inputs, ports);
        const { resources, unused } = findConnectors(source);
        const verdict = evaluate(resources, basis.policies, basis);
        ports.log.info(`${verdict.verdict}: ${verdict.summary}`);
        const reportFile = inputs.reportFile
            ? (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.reportFile)
            : external_node_path_.join(ports.temporaryFolder, 'check-dlp-report.json');
        await (0,common_files/* writeWholeFile */.R0)(reportFile, formatReport(verdict, resources, unused));
        publish(verdict, reportFile, ports);
        refuse(verdict, inputs.failOn);
        return { reasonCode: 'ok', details: { verdict: verdict.verdict, summary: verdict.summary } };
    },
});
/** @throws AlmError `input-missing` or `input-conflict` unless exactly one of the two inputs is given. */
async function readSource(inputs, ports) {
    const { solutionFile, solutionFolder, workingDirectory } = inputs;
    if (solutionFile !== undefined && solutionFolder !== undefined) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: 'inputs solution-file and solution-folder are both given',
            remedy: 'Give one of them: both lead to the same verdict.',
        });
    }
    if (solutionFile !== undefined) {
        const file = (0,common_files/* resolvePath */.o1)(ports, workingDirectory, solutionFile);
        const entries = (0,solution_lib/* readZip */.ue)(await (0,common_files/* readArchive */.bL)(file, 'solution-file'));
        return toSolutionSource(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })));
    }
    if (solutionFolder === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'neither solution-file nor solution-folder is given',
            remedy: 'Name the solution zip or the folder of its source.',
        });
    }
    const files = await (0,solution_lib/* readUnpackedFolder */.Ag)((0,common_files/* resolvePath */.o1)(ports, workingDirectory, solutionFolder));
    return toSolutionSource([...files].map(([name, bytes]) => ({ path: name, bytes })));
}
async function establishBasis(inputs, ports) {
    const { environmentId, environmentUrl, policyFile } = inputs;
    if (policyFile !== undefined) {
        if (environmentId === undefined)
            throw missingTarget('environment-id, since policy-file leaves no service to ask');
        const file = (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, policyFile);
        return parsePolicyFile(await (0,common_files/* readText */.yR)(file, 'policy-file', MAX_POLICY_FILE_BYTES), file, environmentId);
    }
    const services = (0,common_services/* openServices */.N)(inputs, ports);
    const admin = await services.admin();
    if (environmentId !== undefined)
        return fetchPolicies(admin, await requireEnvironment(admin, environmentId));
    if (environmentUrl === undefined)
        throw missingTarget('environment-url or environment-id');
    return fetchPolicies(admin, await fetchEnvironmentId(await services.dataverse(environmentUrl)));
}
function missingTarget(what) {
    return new core_lib/* AlmError */.Ly('input-missing', {
        message: `the target environment is not named: ${what}`,
        remedy: 'Which policies apply depends on the environment.',
    });
}
/** Sets the outputs and writes the summary; they stand also when the step then fails. */
function publish(verdict, reportFile, ports) {
    const count = (kind) => verdict.findings.filter((finding) => finding.kind === kind).length;
    ports.output('verdict', verdict.verdict);
    ports.output('violations', count('violation'));
    ports.output('warnings', count('unknown'));
    ports.output('report-file', reportFile);
    ports.summary(renderVerdict(verdict));
    for (const { kind, sentence, remedy } of verdict.findings) {
        ports.annotate({
            level: kind === 'violation' ? 'error' : 'warning',
            message: `${sentence}\n${remedy}`,
            title: 'Data policy',
        });
    }
}
/** @throws AlmError `dlp-violation`, `dlp-unknown` as `fail-on` asks. */
function refuse(verdict, failOn) {
    if (failOn === 'never' || verdict.verdict === 'compliant')
        return;
    if (verdict.verdict === 'unknown' && failOn === 'violation')
        return;
    const first = verdict.findings.find(({ kind }) => kind === (verdict.verdict === 'violation' ? 'violation' : 'unknown'));
    throw new core_lib/* AlmError */.Ly(verdict.verdict === 'violation' ? 'dlp-violation' : 'dlp-unknown', {
        message: `${verdict.summary}${first ? `; first: ${first.sentence}` : ''}`,
        remedy: first?.remedy ??
            `See the summary of the step for all of them, and the environment ${(0,core_lib/* quote */.hD)(verdict.environmentId)} in the admin center.`,
        details: { violations: verdict.findings.filter(({ kind }) => kind === 'violation') },
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/check-dlp/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ credentialInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7492);
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

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ requireFile),
/* harmony export */   OK: () => (/* binding */ requireFolder),
/* harmony export */   R0: () => (/* binding */ writeWholeFile),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   bL: () => (/* binding */ readArchive),
/* harmony export */   gx: () => (/* binding */ managedTwin),
/* harmony export */   o1: () => (/* binding */ resolvePath),
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
 * Reads a text file that an input names.
 * @throws AlmError `file-not-found`, `input-invalid` when it is too large to be what the input is for.
 */
async function readText(file, inputName, maxBytes) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file, 'utf8');
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Check that the input names the right file.',
    });
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
async function statusOf(file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file);
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

/***/ })

};
