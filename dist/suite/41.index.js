export const id = 41;
export const ids = [41];
export const modules = {

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OK: () => (/* binding */ requireFolder),
/* harmony export */   R0: () => (/* binding */ writeWholeFile),
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

/***/ }),

/***/ 5034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JR: () => (/* reexport */ SolutionFolders),
  JV: () => (/* reexport */ childElement),
  AR: () => (/* reexport */ childElements),
  uq: () => (/* reexport */ describeFolder),
  Pm: () => (/* reexport */ parseSolution),
  NO: () => (/* reexport */ parse_parseXml),
  F7: () => (/* reexport */ planPack),
  Oc: () => (/* reexport */ planUnpack),
  PS: () => (/* reexport */ planUnpackBoth),
  Ag: () => (/* reexport */ readUnpackedFolder),
  ue: () => (/* reexport */ reader_readZip),
  wU: () => (/* reexport */ solutionDigest),
  b6: () => (/* reexport */ textOf),
  xr: () => (/* reexport */ writeUnpackedFolder),
  zy: () => (/* reexport */ writeZip)
});

// UNUSED EXPORTS: attributeOf, childText, componentTypeName, defaultXmlLimits, defaultZipLimits, descendants, describeZip, serializeXml

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/solution/lib/digest.js
// The solution digest: the identity of a solution zip from the test environment to production.

/** The SHA-256 of the bytes, in lower-case hexadecimal. */
function solutionDigest(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=digest.js.map
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/solution/lib/layout/yaml-layout.js
// The YAML layout that Dataverse's git integration writes. It is recognised so that it can be refused by its name.

/**
 * Refuses a folder in the YAML layout.
 * @throws AlmError `solution-layout-unsupported`.
 */
function refuseYamlLayout(paths) {
    for (const path of paths) {
        if (!/^solutions\/[^/]+\/solution\.ya?ml$/i.test(path))
            continue;
        throw new lib/* AlmError */.Ly('solution-layout-unsupported', {
            message: `the folder has ${(0,lib/* quote */.hD)(path)}, so it is in the YAML layout of Dataverse git integration, which cannot be packed yet`,
            remedy: 'Export the solution from its environment and unpack it into a folder of its own, then pack that one.',
            details: { file: path },
        });
    }
}
//# sourceMappingURL=yaml-layout.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/tree.js
// The XML tree: immutable, and exact enough to write back what was read (`<a />` is not `<a></a>`, CDATA is not text).
/** An element made by us; without children it is written self-closed. */
function xmlElement(name, attributes = [], children = []) {
    return { kind: 'element', name, attributes, children, selfClosed: true };
}
/** The same element with other children. */
function withChildren(element, children) {
    return { ...element, children };
}
/** The same element with each child element changed. */
function mapChildren(parent, change) {
    return withChildren(parent, parent.children.map((node) => (node.kind === 'element' ? change(node) : node)));
}
/** The same element with every element below it changed, children before their parents. */
function mapDescendants(root, change) {
    return mapChildren(root, (child) => change(mapDescendants(child, change)));
}
/** The same element with another value of an attribute that it has. */
function withAttribute(element, name, value) {
    const attributes = element.attributes.map((each) => (each.name === name ? { name, value } : each));
    return { ...element, attributes };
}
/** The element as it stays behind when its content went into files: no children, self-closed. */
function emptied(element) {
    return { ...element, children: [], selfClosed: true };
}
/** The child elements, without text and comments. */
function childElements(parent) {
    return parent.children.filter((node) => node.kind === 'element');
}
/** The first child element of that name (case matters). */
function childElement(parent, name) {
    return parent?.children.find((node) => node.kind === 'element' && node.name === name);
}
/** The element's own text and CDATA, empty when it has none. */
function textOf(element) {
    let text = '';
    for (const node of element?.children ?? [])
        if (node.kind === 'text' || node.kind === 'cdata')
            text += node.value;
    return text;
}
/** The text of the first child of that name; undefined when there is no such child. */
function childText(parent, name) {
    const child = childElement(parent, name);
    return child && textOf(child);
}
/** The attribute's value; undefined when the element has no such attribute. */
function attributeOf(element, name) {
    return element?.attributes.find((attribute) => attribute.name === name)?.value;
}
/** Every element below `root`, parents before children, in document order. */
function* descendants(root) {
    for (const child of root.children) {
        if (child.kind !== 'element')
            continue;
        yield child;
        yield* descendants(child);
    }
}
//# sourceMappingURL=tree.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/component-types.js
// Numbers of component types (solutioncomponent.componenttype) and the names that the platform's tools print for them.
const NAMES = new Map([
    ['1', 'Entity'],
    ['9', 'OptionSet'],
    ['10', 'EntityRelationship'],
    ['20', 'Role'],
    ['21', 'SavedQuery'],
    ['25', 'OrganizationSettings'],
    ['29', 'Workflow'],
    ['31', 'Report'],
    ['36', 'Template'],
    ['37', 'ContractTemplate'],
    ['38', 'KbArticleTemplate'],
    ['39', 'MailMergeTemplate'],
    ['40', 'TeamTemplate'],
    ['41', 'SyncAttributeMappingProfile'],
    ['46', 'EntityMap'],
    ['50', 'RibbonCustomization'],
    ['60', 'SystemForm'],
    ['61', 'WebResource'],
    ['62', 'SiteMap'],
    ['63', 'ConnectionRole'],
    ['64', 'ComplexControls'],
    ['66', 'CustomControl'],
    ['68', 'Dashboard'],
    ['70', 'FieldSecurityProfile'],
    ['80', 'AppModule'],
    ['91', 'PluginAssembly'],
    ['92', 'SdkMessageProcessingStep'],
    ['95', 'ServiceEndpoint'],
    ['101', 'ServicePlans'],
    ['150', 'RoutingRule'],
    ['151', 'RoutingRuleItem'],
    ['152', 'SLA'],
    ['153', 'SLAItem'],
    ['154', 'ConvertRule'],
    ['155', 'ConvertRuleItem'],
    ['161', 'MobileOfflineProfile'],
    ['162', 'MobileOfflineProfileItem'],
    ['167', 'SimilarityRule'],
    ['168', 'SimilarityRuleCondition'],
    ['169', 'ProfileRule'],
    ['171', 'ProfileEntityAccessLevel'],
    ['172', 'ChannelAccessProfile'],
    ['176', 'TextAnalyticsEntityMapping'],
    ['177', 'TopicModelConfiguration'],
    ['183', 'EntityDataSource'],
    ['201', 'SdkMessage'],
    ['202', 'Maps'],
    ['210', 'WebWizard'],
    ['300', 'CanvasApps'],
    ['372', 'Connector'],
    ['380', 'EnvironmentVariableDefinition'],
    ['381', 'EnvironmentVariableValue'],
]);
/** The name of a component type, such as `Workflow` for `29`; a number that has no name stays a number. */
function componentTypeName(type) {
    return NAMES.get(type) ?? type;
}
//# sourceMappingURL=component-types.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/package-type.js
// Package types: what a zip or an unpacked folder holds, and what it may be unpacked or packed as.

/** The values of `<Managed>` in solution.xml. */
const FLAGS = { Unmanaged: '0', Managed: '1', Both: '2' };
/** The value of `<Managed>` that stands for a package type. */
function managedFlag(type) {
    return FLAGS[type];
}
/**
 * Reads the value of `<Managed>`.
 * @throws AlmError `solution-invalid` when it is none of 0, 1 and 2.
 */
function parseManagedFlag(untrusted) {
    const flag = untrusted.trim();
    for (const type of ['Unmanaged', 'Managed', 'Both'])
        if (FLAGS[type] === flag)
            return type;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `<Managed> of solution.xml is "${flag}"; it must be 0 (unmanaged), 1 (managed) or 2 (both)`,
    });
}
/**
 * Holds that content of type `actual` is what was requested.
 * @throws AlmError `solution-type-mismatch`.
 */
function checkPackageType(actual, requested, what) {
    if (actual === requested)
        return;
    throw new lib/* AlmError */.Ly('solution-type-mismatch', {
        message: `${what} is ${actual} but ${requested} was requested: the package type of the solution and the requested type must be equal`,
        remedy: `Request the type ${actual}, or export the solution as ${requested.toLowerCase()}.`,
        details: { actual, requested },
    });
}
//# sourceMappingURL=package-type.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/word-order.js
// The order in which .NET's invariant culture sorts words, which is the order of the lists in an unpacked solution.xml:
// letters before accents before case, apostrophe and hyphen hardly counting at all.
const PUNCTUATION = new Map([...' !"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789'].map((char, index) => [char, index]));
const LIGATURES = new Map([
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
]);
/** Sorts stably by the texts that `keysOf` gives for an item, the first one first. */
function sortByWords(items, keysOf) {
    return items
        .map((item) => ({ item, keys: keysOf(item).map(wordKey) }))
        .sort((a, b) => compareLists(a.keys, b.keys, compareWordKeys))
        .map(({ item }) => item);
}
function wordKey(text) {
    const base = [];
    const accents = [];
    const cases = [];
    const ignorable = [];
    for (const char of text) {
        if (char === "'" || char === '-') {
            ignorable.push(base.length, char);
            continue;
        }
        const [letter = '', ...marks] = char.normalize('NFD');
        const small = letter.toLowerCase();
        for (const part of LIGATURES.get(small) ?? small)
            base.push(PUNCTUATION.get(part) ?? part);
        accents.push(marks.join(''));
        cases.push(small === letter ? 0 : 1);
    }
    return [base, accents, cases, ignorable];
}
function compareWordKeys(a, b) {
    return compareLists(a, b, (left, right) => compareLists(left, right, compareWeights));
}
/** Numbers (punctuation, digits, positions) come before letters. */
function compareWeights(a, b) {
    if (typeof a !== typeof b)
        return typeof a === 'number' ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
}
function compareLists(a, b, compare) {
    for (const [index, left] of a.entries()) {
        const right = b[index];
        if (right === undefined)
            return 1;
        const order = compare(left, right);
        if (order !== 0)
            return order;
    }
    return a.length < b.length ? -1 : 0;
}
//# sourceMappingURL=word-order.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/manifest.js
// solution.xml: who the solution is, what it holds and what it needs.





/**
 * Reads solution.xml.
 * @throws AlmError `solution-invalid` when it is no solution manifest, `version-invalid` for a version that cannot be one.
 */
function manifest_parseManifest(document) {
    const manifest = manifestElement(document);
    const uniqueName = requireUniqueName(manifest);
    const publisher = childElement(manifest, 'Publisher');
    const missing = childElement(manifest, 'MissingDependencies');
    return {
        uniqueName,
        displayName: displayName(manifest) ?? uniqueName,
        version: (0,lib/* parseVersion */.ot)(childText(manifest, 'Version') ?? '', 'the version in solution.xml'),
        packageType: packageTypeOf(document),
        publisher: {
            uniqueName: childText(publisher, 'UniqueName') ?? '',
            displayName: (publisher && displayName(publisher)) ?? childText(publisher, 'UniqueName') ?? '',
            prefix: childText(publisher, 'CustomizationPrefix') ?? '',
            optionValuePrefix: childText(publisher, 'CustomizationOptionValuePrefix') ?? '',
        },
        rootComponents: rootComponentElements(manifest).map(toRootComponent),
        missingDependencies: (missing ? childElements(missing) : []).map((dependency) => ({
            required: toDependencyEnd(childElement(dependency, 'Required')),
            dependent: toDependencyEnd(childElement(dependency, 'Dependent')),
        })),
    };
}
/** The package type that `<Managed>` names. @throws AlmError `solution-invalid`. */
function packageTypeOf(document) {
    return parseManagedFlag(childText(manifestElement(document), 'Managed') ?? '');
}
/** The same solution.xml with `<Managed>` saying another package type. */
function withPackageType(document, type) {
    return mapManifest(document, (child) => child.name === 'Managed' ? withChildren(child, [{ kind: 'text', value: managedFlag(type) }]) : child);
}
/** The same solution.xml with its lists sorted, so that two exports of one solution differ only where it changed. */
function withSortedLists(document) {
    return mapManifest(document, (child) => {
        if (child.name === 'RootComponents') {
            return sortedChildren(child, (component) => attributesOf(component, ['type', 'schemaName', 'id']));
        }
        if (child.name !== 'MissingDependencies')
            return child;
        const keys = ['type', 'schemaName', 'id.schemaname'];
        return sortedChildren(child, (missing) => attributesOf(childElement(missing, 'Required'), keys));
    });
}
/** The element with its child elements sorted, self-closed without any; comments among them go to the end. */
function sortedChildren(parent, keysOf) {
    const others = parent.children.filter((node) => node.kind !== 'element');
    return { ...parent, children: [...sortByWords(childElements(parent), keysOf), ...others], selfClosed: true };
}
/** The values of the attributes, an absent one counting as empty text. */
function attributesOf(element, names) {
    return names.map((name) => attributeOf(element, name) ?? '');
}
function manifestElement(document) {
    const manifest = childElement(document.root, 'SolutionManifest');
    if (document.root.name === 'ImportExportXml' && manifest)
        return manifest;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: 'solution.xml has no <SolutionManifest> in <ImportExportXml>',
        remedy: 'Give a solution zip as Dataverse exports it, or a folder that it was unpacked to.',
    });
}
/** Any text: there are solutions in the world with blanks in their unique names. */
function requireUniqueName(manifest) {
    const name = childText(manifest, 'UniqueName')?.trim();
    if (name)
        return name;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: 'solution.xml has no <UniqueName>',
        remedy: 'Export the solution again.',
    });
}
function mapManifest(document, change) {
    const manifest = manifestElement(document);
    const changed = withChildren(manifest, manifest.children.map((node) => (node.kind === 'element' ? change(node) : node)));
    const root = withChildren(document.root, document.root.children.map((node) => (node === manifest ? changed : node)));
    return { ...document, root };
}
function rootComponentElements(manifest) {
    const list = childElement(manifest, 'RootComponents');
    return list ? childElements(list) : [];
}
function toRootComponent(element) {
    const type = attributeOf(element, 'type') ?? '';
    return {
        type,
        typeName: componentTypeName(type),
        id: attributeOf(element, 'id'),
        schemaName: attributeOf(element, 'schemaName'),
        behavior: attributeOf(element, 'behavior'),
    };
}
function toDependencyEnd(element) {
    const type = attributeOf(element, 'type') ?? '';
    return {
        type,
        typeName: componentTypeName(type),
        id: attributeOf(element, 'id'),
        schemaName: attributeOf(element, 'schemaName'),
        displayName: attributeOf(element, 'displayName'),
        parentSchemaName: attributeOf(element, 'parentSchemaName'),
        solution: attributeOf(element, 'solution'),
    };
}
/** The name in the solution's first language. */
function displayName(owner) {
    const names = childElement(owner, 'LocalizedNames');
    return names && attributeOf(childElements(names)[0], 'description');
}
//# sourceMappingURL=manifest.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/names.js
// Names of elements, attributes and instructions: XML 1.0, productions 4 and 4a.
const START = ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
// eslint-disable-next-line no-misleading-character-class -- ranges of single characters, as the production lists them
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*$`, 'u');
/** Tells whether a text may name an element, an attribute or an instruction. */
function isXmlName(text) {
    return NAME.test(text);
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/references.js
// Character and entity references: only the five names of XML itself and numbers. There are no other entities here.
const REFERENCE = /&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z_:][\w:.-]*);|&/g;
const PREDEFINED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
/** Characters that XML 1.0 has no way to write, not even as a reference. */
const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** Decodes the references of a text; `refuse` is told the text and the offset of one that XML does not know. */
function decodeReferences(raw, refuse) {
    let decoded = '';
    let end = 0;
    for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', end)) {
        REFERENCE.lastIndex = at;
        REFERENCE.test(raw);
        const reference = raw.slice(at, REFERENCE.lastIndex);
        decoded += raw.slice(end, at) + (decodeReference(reference) ?? refuse(reference, at));
        end = at + reference.length;
    }
    return decoded + raw.slice(end);
}
function decodeReference(reference) {
    if (reference[1] !== '#')
        return PREDEFINED.get(reference.slice(1, -1));
    const code = reference[2] === 'x' ? parseInt(reference.slice(3), 16) : parseInt(reference.slice(2), 10);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}
function isXmlCharacter(code) {
    if (code < 0x20)
        return code === 0x9 || code === 0xa || code === 0xd;
    return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
//# sourceMappingURL=references.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/parse.js
// A strict XML reader that keeps what the solution format needs kept. It holds no recursion and expands no entities,
// so that no input can exhaust the stack or multiply itself.



const defaultXmlLimits = {
    sizeBytes: 256 * 1024 * 1024,
    depth: 256,
    attributesPerElement: 512,
    nodes: 12_000_000,
    charactersPerNode: 10, // In real files 24 or more.
};
/**
 * Reads an XML file (UTF-8, byte order mark allowed). Text that is only white space is dropped unless `xml:space`
 * preserves it, as .NET's XmlDocument does.
 * @param fileName is named in errors, with line and column.
 * @throws AlmError `xml-invalid` when it is not well-formed UTF-8 XML, `xml-refused` when it has a document type,
 * an entity of its own, or exceeds a limit.
 */
function parse_parseXml(bytes, fileName, limits = defaultXmlLimits) {
    if (bytes.length > limits.sizeBytes) {
        throw new lib/* AlmError */.Ly('xml-refused', {
            message: `${(0,lib/* quote */.hD)(fileName)} has ${(0,lib/* formatBytes */.z3)(bytes.length)}; the limit is ${(0,lib/* formatBytes */.z3)(limits.sizeBytes)}`,
        });
    }
    return new XmlReader(decodeUtf8(bytes, fileName), fileName, limits).read();
}
function decodeUtf8(bytes, fileName) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw new lib/* AlmError */.Ly('xml-invalid', {
            message: `${(0,lib/* quote */.hD)(fileName)} is not UTF-8 text`,
            remedy: 'Save the file as UTF-8.',
            cause,
        });
    }
}
const NONE = [];
const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const SLASH = 47;
const GREATER = 62;
/** 1 for the ASCII characters that may continue a name, 2 for those that may also start one. */
const NAME_CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
    const char = String.fromCharCode(code);
    return /[A-Za-z_:]/.test(char) ? 2 : /[-.0-9]/.test(char) ? 1 : 0;
});
/** Number of nodes from which on their density counts. */
const DENSE_FROM = 500_000;
/** XML 1.0, production 23: version, encoding and standalone in this order. */
const DECLARATION = /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/;
class XmlReader {
    text;
    fileName;
    limits;
    at = 0;
    open = [];
    /** Complete nodes whose parents are still open, in document order: arrays of children are cut from its end. */
    nodes = [];
    nodeCount = 0;
    root;
    before = [];
    after = [];
    /** One string for each name, however often it occurs. */
    names = new Map();
    hasSectionEnd;
    constructor(text, fileName, limits) {
        this.text = text;
        this.fileName = fileName;
        this.limits = limits;
        this.hasSectionEnd = text.includes(']]>');
    }
    read() {
        const forbidden = FORBIDDEN_CHARACTER.exec(this.text);
        if (forbidden)
            this.fail(`holds the control character ${(0,lib/* quote */.hD)(forbidden[0])}`, forbidden.index);
        this.declaration();
        while (this.at < this.text.length) {
            if (this.text.charCodeAt(this.at) === 60)
                this.markup();
            else
                this.characters();
        }
        const unclosed = this.open.at(-1);
        if (unclosed)
            this.fail(`ends inside <${unclosed.name}>`);
        if (!this.root)
            this.fail('has no root element');
        return { before: this.before, root: this.root, after: this.after };
    }
    declaration() {
        if (!/^<\?xml[\s?]/.test(this.text.slice(0, 6)))
            return;
        const end = this.indexOf('?>', 'declaration') + 2;
        const declaration = DECLARATION.exec(this.text.slice(0, end));
        if (!declaration)
            this.fail('has a malformed XML declaration');
        const encoding = declaration[2]?.toLowerCase() ?? 'utf-8';
        if (encoding !== 'utf-8' && encoding !== 'us-ascii') {
            this.fail(`declares the encoding ${(0,lib/* quote */.hD)(encoding)}; only UTF-8 is read`);
        }
        if (encoding === 'us-ascii' && /[^\u0000-\u007f]/.test(this.text)) {
            this.fail('declares the encoding "us-ascii" and has other characters');
        }
        this.at = end;
    }
    markup() {
        const next = this.text.charCodeAt(this.at + 1);
        if (next === SLASH)
            this.endTag();
        else if (next === 33 /* ! */)
            this.exclamation();
        else if (next === 63 /* ? */)
            this.instruction();
        else
            this.startTag();
    }
    exclamation() {
        const { text, at } = this;
        if (text.startsWith('<!--', at)) {
            const end = text.indexOf('--', at + 4);
            if (end < 0 || text.charCodeAt(end + 2) !== GREATER)
                this.fail('has a comment that is not closed by "-->"');
            this.append({ kind: 'comment', value: normalizeLineEnds(text.slice(at + 4, end)) });
            this.at = end + 3;
        }
        else if (text.startsWith('<![CDATA[', at)) {
            if (this.open.length === 0)
                this.fail('has text outside of its root element');
            const end = this.indexOf(']]>', 'CDATA section');
            this.append({ kind: 'cdata', value: normalizeLineEnds(text.slice(at + 9, end)) });
            this.at = end + 3;
        }
        else if (/^<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text.slice(at, at + 12))) {
            this.fail('has a document type, which solutions never need', at, 'xml-refused');
        }
        else
            this.fail('has "<!" that starts neither a comment nor CDATA');
    }
    instruction() {
        const start = this.at + 2;
        const end = this.indexOf('?>', 'processing instruction');
        this.at = start;
        const target = this.name();
        if (target.toLowerCase() === 'xml')
            this.fail('has an XML declaration that is not at its start', start);
        if (this.at < end && !this.skipSpace())
            this.fail('has a processing instruction without a name', start);
        this.append({ kind: 'instruction', value: normalizeLineEnds(this.text.slice(start, end)) });
        this.at = end + 2;
    }
    startTag() {
        if (this.open.length === 0 && this.root)
            this.fail('has more than one root element');
        if (this.open.length >= this.limits.depth) {
            this.fail(`is nested deeper than ${this.limits.depth} elements`, this.at, 'xml-refused');
        }
        this.at++;
        const name = this.name();
        const attributes = this.attributes(name);
        this.count(1 + attributes.length);
        const selfClosed = this.text.charCodeAt(this.at) === SLASH;
        if (selfClosed && this.text.charCodeAt(++this.at) !== GREATER)
            this.fail(`has a malformed tag <${name}>`);
        this.at++;
        if (selfClosed)
            this.complete({ kind: 'element', name, attributes, children: NONE, selfClosed });
        else {
            const space = attributes.find((attribute) => attribute.name === 'xml:space')?.value;
            const preserve = space === undefined ? (this.open.at(-1)?.preserve ?? false) : space === 'preserve';
            this.open.push({ name, attributes, preserve, firstChild: this.nodes.length });
        }
    }
    attributes(tag) {
        const attributes = [];
        for (;;) {
            const separated = this.skipSpace();
            const code = this.text.charCodeAt(this.at);
            if (code === GREATER || code === SLASH)
                return attributes.length === 0 ? NONE : attributes.slice();
            if (!separated)
                this.fail(`has a malformed tag <${tag}>`);
            this.attribute(attributes);
        }
    }
    attribute(attributes) {
        const start = this.at;
        const name = this.name();
        this.skipSpace();
        if (this.text[this.at] !== '=')
            this.fail(`has the attribute ${(0,lib/* quote */.hD)(name)} without a value`);
        this.at++;
        this.skipSpace();
        const mark = this.text[this.at];
        if (mark !== '"' && mark !== "'")
            this.fail(`has the attribute ${(0,lib/* quote */.hD)(name)} without quotes`);
        const from = this.at + 1;
        const end = this.text.indexOf(mark, from);
        const raw = end < 0 ? '' : this.text.slice(from, end);
        if (end < 0 || raw.includes('<'))
            this.fail(`has the attribute ${(0,lib/* quote */.hD)(name)} without a closing quote`);
        this.at = end + 1;
        if (attributes.some((other) => other.name === name)) {
            this.fail(`has the attribute ${(0,lib/* quote */.hD)(name)} twice in one element`, start);
        }
        if (attributes.length >= this.limits.attributesPerElement) {
            this.fail(`has more than ${this.limits.attributesPerElement} attributes in one element`, start, 'xml-refused');
        }
        // White space in an attribute counts as a blank, unless it is written as a reference (XML 1.0, 3.3.3).
        attributes.push({
            name,
            value: this.decode(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw, from),
        });
    }
    endTag() {
        const start = this.at;
        const element = this.open.pop();
        if (!element)
            this.fail('has an end tag too many');
        const { name, attributes, firstChild } = element;
        this.at += 2;
        if (!this.text.startsWith(name, this.at))
            this.fail(`has <${name}> that is not closed before`, start);
        this.at += name.length;
        this.skipSpace();
        if (this.text.charCodeAt(this.at) !== GREATER)
            this.fail(`has <${name}> that is not closed before`, start);
        this.at++;
        const children = firstChild === this.nodes.length ? NONE : this.nodes.slice(firstChild);
        this.nodes.length = firstChild;
        this.complete({ kind: 'element', name, attributes, children, selfClosed: false });
    }
    complete(element) {
        if (this.open.length > 0)
            this.nodes.push(element);
        else
            this.root = element;
    }
    characters() {
        const start = this.at;
        const solid = this.endOfSpace(start);
        const next = this.text.indexOf('<', solid);
        const end = next < 0 ? this.text.length : next;
        const parent = this.open.at(-1);
        this.at = end;
        if (!parent) {
            if (solid < end)
                this.fail('has text outside of its root element', solid);
            return;
        }
        if (solid === end && !parent.preserve)
            return;
        const raw = this.text.slice(start, end);
        if (this.hasSectionEnd && raw.includes(']]>'))
            this.fail('has "]]>" in its text', start + raw.indexOf(']]>'));
        const value = this.decode(normalizeLineEnds(raw), start);
        if (!parent.preserve && raw !== value && /^[ \t\r\n]*$/.test(value))
            return;
        this.nodes.push({ kind: 'text', value });
    }
    decode(raw, from) {
        if (!raw.includes('&'))
            return raw;
        return decodeReferences(raw, (reference, at) => this.fail(reference === '&'
            ? 'has "&" that starts no reference'
            : `has the unknown reference ${(0,lib/* quote */.hD)(reference)}`, from + at, reference === '&' || reference.startsWith('&#') ? 'xml-invalid' : 'xml-refused'));
    }
    append(node) {
        this.count(1);
        if (this.open.length > 0)
            this.nodes.push(node);
        else
            (this.root ? this.after : this.before).push(node);
    }
    count(more) {
        this.nodeCount += more;
        const { nodes, charactersPerNode } = this.limits;
        const isTooDense = this.nodeCount > DENSE_FROM && this.nodeCount * charactersPerNode > this.at;
        if (isTooDense || this.nodeCount > nodes) {
            this.fail(`has ${this.nodeCount} elements and attributes so far, too many`, this.at, 'xml-refused');
        }
    }
    name() {
        const { text } = this;
        const start = this.at;
        const first = text.charCodeAt(start);
        if (!(first >= 128 || NAME_CLASS[first] === 2))
            this.fail('has "<" that starts no tag, or a name that is none');
        let at = start + 1;
        for (let code = text.charCodeAt(at); code >= 128 || (NAME_CLASS[code] ?? 0) > 0;)
            code = text.charCodeAt(++at);
        this.at = at;
        const name = text.slice(start, at);
        const known = this.names.get(name);
        if (known !== undefined)
            return known;
        if (!isXmlName(name))
            this.fail(`has ${(0,lib/* quote */.hD)(name)} for a name, which XML does not allow`, start);
        this.names.set(name, name);
        return name;
    }
    skipSpace() {
        const start = this.at;
        this.at = this.endOfSpace(start);
        return this.at > start;
    }
    endOfSpace(from) {
        let at = from;
        let code = this.text.charCodeAt(at);
        while (code === SPACE || code === LF || code === CR || code === TAB)
            code = this.text.charCodeAt(++at);
        return at;
    }
    indexOf(mark, what) {
        const end = this.text.indexOf(mark, this.at);
        if (end < 0)
            this.fail(`has a ${what} that is not closed by "${mark}"`);
        return end;
    }
    fail(problem, at = this.at, code = 'xml-invalid') {
        const before = this.text.slice(0, at);
        let line = 1;
        for (const _lineEnd of before.matchAll(/\r\n?|\n/g))
            line++;
        const column = at - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
        throw new lib/* AlmError */.Ly(code, {
            message: `${(0,lib/* quote */.hD)(this.fileName)} ${problem} (line ${line}, column ${column})`,
            remedy: 'Correct the file, or export the solution again.',
            details: { file: this.fileName, line, column },
        });
    }
}
function normalizeLineEnds(raw) {
    return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/limits.js
// How much an archive may hold. Checked before and during inflation, because a header may lie.
const MiB = 1024 * 1024;
/** Room for every solution that Dataverse accepts; generated text in real ones compresses up to 335:1, zeros 1030:1. */
const limits_defaultZipLimits = {
    archiveBytes: 512 * MiB,
    entries: 50_000,
    entryBytes: 256 * MiB,
    totalBytes: 2048 * MiB,
    ratio: 500,
    ratioFromBytes: MiB,
    totalRatio: 200,
    totalRatioFromBytes: 64 * MiB,
};
//# sourceMappingURL=limits.js.map
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/solution/lib/zip/directory.js
// The structure of a zip archive: end record, central directory and local headers. Accepts one reading only: a file
// that two programs could read differently is refused. Layout: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const ZIP64_FIELD = 0x0001;
const UNICODE_PATH_FIELD = 0x7075;
const FLAG_ENCRYPTED = 1 | (1 << 6) | (1 << 13);
const FLAG_DESCRIPTOR = 1 << 3;
const FLAG_UTF8 = 1 << 11;
/** How hard the compressor tried; of no consequence to a reader. */
const FLAG_EFFORT = (1 << 1) | (1 << 2);
const STORED = 0;
const DEFLATED = 8;
/**
 * Lists the entries of an archive in the order of its directory.
 * @throws AlmError with a `zip-` code for an archive that is damaged, ambiguous, encrypted or too large.
 */
function readDirectory(archive, limits) {
    if (archive.length > limits.archiveBytes) {
        refuse('zip-too-large', `the archive has ${(0,lib/* formatBytes */.z3)(archive.length)}; the limit is ${(0,lib/* formatBytes */.z3)(limits.archiveBytes)}`);
    }
    const end = findEndRecord(archive);
    const count = archive.readUInt16LE(end + 10);
    const directoryBytes = archive.readUInt32LE(end + 12);
    const directoryStart = archive.readUInt32LE(end + 16);
    const isZip64 = count === 0xffff ||
        directoryBytes === 0xffffffff ||
        directoryStart === 0xffffffff ||
        (end >= 20 && archive.readUInt32LE(end - 20) === ZIP64_LOCATOR_SIGNATURE);
    if (isZip64)
        refuseZip64();
    if (archive.readUInt16LE(end + 4) !== 0 ||
        archive.readUInt16LE(end + 6) !== 0 ||
        archive.readUInt16LE(end + 8) !== count) {
        refuse('zip-invalid', 'the archive is one of several parts');
    }
    if (count > limits.entries) {
        refuse('zip-too-large', `the archive has ${count} entries; the limit is ${limits.entries}`);
    }
    if (directoryStart + directoryBytes !== end) {
        refuse('zip-invalid', 'the directory of the archive does not end where its end record begins');
    }
    const records = readCentralRecords(archive, count, directoryStart, end);
    checkSizes(records, limits);
    return locate(archive, records, directoryStart);
}
function findEndRecord(archive) {
    const lowest = Math.max(0, archive.length - END_BYTES - 0xffff);
    const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
    const end = archive.lastIndexOf(signature);
    if (end < lowest || end + END_BYTES > archive.length) {
        refuse('zip-invalid', 'the file has no end record of a zip archive', 'Check that the download or export was complete.');
    }
    if (end + END_BYTES + archive.readUInt16LE(end + 20) !== archive.length) {
        refuse('zip-invalid', 'the archive goes on after its end');
    }
    return archive.readUInt32LE(end) === END_SIGNATURE
        ? end
        : refuse('zip-invalid', 'the end record is damaged');
}
function readCentralRecords(archive, count, start, end) {
    const records = [];
    let at = start;
    for (let index = 0; index < count; index++) {
        if (at + CENTRAL_BYTES > end || archive.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
            refuse('zip-invalid', `record ${index + 1} of the directory is damaged`);
        }
        const nameEnd = at + CENTRAL_BYTES + archive.readUInt16LE(at + 28);
        const extraEnd = nameEnd + archive.readUInt16LE(at + 30);
        const next = extraEnd + archive.readUInt16LE(at + 32);
        if (next > end)
            refuse('zip-invalid', `record ${index + 1} of the directory is cut off`);
        const nameBytes = archive.subarray(at + CENTRAL_BYTES, nameEnd);
        if (archive.readUInt16LE(at + 34) !== 0)
            refuse('zip-invalid', 'the archive is one of several parts');
        checkExtraFields(archive.subarray(nameEnd, extraEnd), nameBytes);
        records.push({
            nameBytes,
            flags: archive.readUInt16LE(at + 8),
            method: archive.readUInt16LE(at + 10),
            crc32: archive.readUInt32LE(at + 16),
            storedBytes: archive.readUInt32LE(at + 20),
            sizeBytes: archive.readUInt32LE(at + 24),
            mode: archive.readUInt16LE(at + 40),
            localStart: archive.readUInt32LE(at + 42),
        });
        at = next;
    }
    if (records.some(isZip64Record))
        refuseZip64();
    if (at !== end)
        refuse('zip-invalid', 'the directory of the archive is longer than its entries');
    return records;
}
/** The highest number stands for one that only a zip64 field can hold. */
function isZip64Record({ storedBytes, sizeBytes, localStart }) {
    return [storedBytes, sizeBytes, localStart].includes(0xffffffff);
}
/** An extra field may repeat the name, or hold sizes of its own: two names or sizes of one entry are one too many. */
function checkExtraFields(extra, nameBytes) {
    for (let at = 0; at + 4 <= extra.length;) {
        const size = extra.readUInt16LE(at + 2);
        const field = extra.subarray(at + 4, at + 4 + size);
        const kind = extra.readUInt16LE(at);
        if (kind === ZIP64_FIELD)
            refuseZip64();
        if (kind === UNICODE_PATH_FIELD && !field.subarray(5).equals(nameBytes)) {
            refuse('zip-invalid', `entry ${(0,lib/* quote */.hD)(nameBytes.toString('latin1'))} has a second, different name`);
        }
        at += 4 + size;
    }
}
function checkSizes(records, limits) {
    let total = 0;
    let totalStored = 0;
    for (const { nameBytes, storedBytes, sizeBytes } of records) {
        const shown = (0,lib/* quote */.hD)(nameBytes.toString('utf8'));
        if (sizeBytes > limits.entryBytes) {
            refuse('zip-too-large', `entry ${shown} has ${(0,lib/* formatBytes */.z3)(sizeBytes)}; the limit is ${(0,lib/* formatBytes */.z3)(limits.entryBytes)}`);
        }
        if (sizeBytes > limits.ratioFromBytes && sizeBytes > storedBytes * limits.ratio) {
            refuse('zip-too-large', `entry ${shown} grows more than ${limits.ratio} times when inflated`);
        }
        total += sizeBytes;
        totalStored += storedBytes;
    }
    if (total > limits.totalRatioFromBytes && total > totalStored * limits.totalRatio) {
        refuse('zip-too-large', `the entries grow more than ${limits.totalRatio} times together when inflated`);
    }
    if (total > limits.totalBytes) {
        refuse('zip-too-large', `the entries have ${(0,lib/* formatBytes */.z3)(total)} together; the limit is ${(0,lib/* formatBytes */.z3)(limits.totalBytes)}`);
    }
}
/** Finds the data of each entry and holds that local headers agree and that the entries fill the archive gaplessly. */
function locate(archive, records, directoryStart) {
    const byPosition = [...records].sort((a, b) => a.localStart - b.localStart);
    const entries = new Map();
    let position = 0;
    for (const record of byPosition) {
        if (record.localStart !== position) {
            const where = record.localStart < position ? 'overlaps another entry' : 'has unknown bytes before it';
            refuse('zip-invalid', `entry ${(0,lib/* quote */.hD)(record.nameBytes.toString('utf8'))} ${where}`);
        }
        const { entry, end } = readLocalEntry(archive, record, directoryStart);
        entries.set(record, entry);
        position = end;
    }
    if (position !== directoryStart)
        refuse('zip-invalid', 'the archive has unknown bytes before its directory');
    return records.flatMap((record) => entries.get(record) ?? []);
}
function readLocalEntry(archive, record, directoryStart) {
    const name = decodeName(record);
    const shown = (0,lib/* quote */.hD)(name);
    const at = record.localStart;
    if (at + LOCAL_BYTES > directoryStart || archive.readUInt32LE(at) !== LOCAL_SIGNATURE) {
        refuse('zip-invalid', `entry ${shown} has no local header`);
    }
    const nameEnd = at + LOCAL_BYTES + archive.readUInt16LE(at + 26);
    const dataStart = nameEnd + archive.readUInt16LE(at + 28);
    const dataEnd = dataStart + record.storedBytes;
    if (dataEnd > directoryStart)
        refuse('zip-invalid', `entry ${shown} is cut off`);
    checkExtraFields(archive.subarray(nameEnd, dataStart), record.nameBytes);
    const hasDescriptor = (record.flags & FLAG_DESCRIPTOR) !== 0;
    const agrees = archive.subarray(at + LOCAL_BYTES, nameEnd).equals(record.nameBytes) &&
        (archive.readUInt16LE(at + 6) | FLAG_EFFORT) === (record.flags | FLAG_EFFORT) &&
        archive.readUInt16LE(at + 8) === record.method &&
        fitsLocally(archive.readUInt32LE(at + 14), record.crc32, hasDescriptor) &&
        fitsLocally(archive.readUInt32LE(at + 18), record.storedBytes, hasDescriptor) &&
        fitsLocally(archive.readUInt32LE(at + 22), record.sizeBytes, hasDescriptor);
    if (!agrees)
        refuse('zip-invalid', `entry ${shown} is described differently in its header and in the directory`);
    const entry = {
        name,
        isDirectory: checkType(name, record),
        method: checkMethod(name, record),
        crc32: record.crc32,
        storedBytes: record.storedBytes,
        sizeBytes: record.sizeBytes,
        dataStart,
    };
    return { entry, end: dataEnd + (hasDescriptor ? descriptorBytes(archive, dataEnd, record, shown) : 0) };
}
/** A header written before the data was known holds zeros, and the values follow in a descriptor. */
function fitsLocally(local, central, hasDescriptor) {
    return local === central || (hasDescriptor && local === 0);
}
function descriptorBytes(archive, at, record, shown) {
    const values = Buffer.alloc(16);
    values.writeUInt32LE(DESCRIPTOR_SIGNATURE, 0);
    values.writeUInt32LE(record.crc32, 4);
    values.writeUInt32LE(record.storedBytes, 8);
    values.writeUInt32LE(record.sizeBytes, 12);
    if (archive.subarray(at, at + 16).equals(values))
        return 16;
    if (archive.subarray(at, at + 12).equals(values.subarray(4)))
        return 12;
    return refuse('zip-invalid', `entry ${shown} has a data descriptor that does not fit the directory`);
}
function decodeName({ nameBytes, flags }) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(nameBytes);
    }
    catch {
        const declared = (flags & FLAG_UTF8) !== 0 ? 'declares UTF-8 but is not' : 'is neither ASCII nor UTF-8';
        return refuse('zip-entry-refused', `the name of entry ${(0,lib/* quote */.hD)(nameBytes.toString('latin1'))} ${declared}`);
    }
}
/** True for a directory. Links, devices and the like are refused: the upper half of the attributes is a Unix mode. */
function checkType(name, { mode, sizeBytes }) {
    const type = mode & 0xf000;
    if (type !== 0 && type !== 0x8000 && type !== 0x4000) {
        refuse('zip-entry-refused', `entry ${(0,lib/* quote */.hD)(name)} is a link or device and not a file`);
    }
    const isDirectory = name.endsWith('/');
    if ((isDirectory && sizeBytes > 0) || (type === 0x4000 && !isDirectory)) {
        refuse('zip-entry-refused', `entry ${(0,lib/* quote */.hD)(name)} is a file and a directory at once`);
    }
    return isDirectory;
}
function checkMethod(name, { method, flags, storedBytes, sizeBytes }) {
    if ((flags & FLAG_ENCRYPTED) !== 0) {
        refuse('zip-entry-refused', `entry ${(0,lib/* quote */.hD)(name)} is encrypted`, 'Export the solution again; exports are not encrypted.');
    }
    if (method !== STORED && method !== DEFLATED) {
        refuse('zip-entry-refused', `entry ${(0,lib/* quote */.hD)(name)} is compressed by method ${method}; solutions use deflate`);
    }
    if (method === STORED && storedBytes !== sizeBytes) {
        refuse('zip-checksum', `entry ${(0,lib/* quote */.hD)(name)} is stored with ${storedBytes} bytes but declares ${sizeBytes}`);
    }
    return method;
}
function refuseZip64() {
    return refuse('zip-invalid', 'the archive has zip64 records, which a solution is too small to need');
}
function refuse(code, message, remedy = 'Export or pack the solution again.') {
    throw new lib/* AlmError */.Ly(code, { message, remedy });
}
//# sourceMappingURL=directory.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/names.js
// Names of zip entries and of unpacked files, parsed and never cleaned: what is not plainly a relative path on every
// operating system is refused.

/** Windows takes no longer path without special settings, and a solution is checked out on Windows sooner or later. */
const MAX_PATH = 260;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?$/i;
/**
 * Reads a relative path with `/` between its segments that means the same file on every operating system.
 * @param what names the thing in errors, such as `zip entry`.
 * @throws AlmError `zip-entry-escapes` for a path that leaves its folder, `zip-entry-refused` for a name that some
 * system cannot hold.
 */
function parseRelativePath(untrusted, what) {
    const refuse = (code, rule) => {
        throw new lib/* AlmError */.Ly(code, {
            message: `${what} ${(0,lib/* quote */.hD)(untrusted)} ${rule}`,
            remedy: 'Export the solution again, and do not use archives from sources that you do not trust.',
            details: { entry: untrusted.slice(0, MAX_PATH) },
        });
    };
    if (untrusted === '')
        return refuse('zip-entry-refused', 'has no name');
    if (/[\u0000-\u001f\u007f-\u009f]/.test(untrusted)) {
        return refuse('zip-entry-refused', 'has a control character in its name');
    }
    if (untrusted.includes('\\'))
        return refuse('zip-entry-escapes', 'has a backslash in its name');
    if (/^[A-Za-z]:/.test(untrusted))
        return refuse('zip-entry-escapes', 'starts with a drive letter');
    if (untrusted.startsWith('/'))
        return refuse('zip-entry-escapes', 'is an absolute path');
    const segments = untrusted.split('/');
    if (segments.some((segment) => segment === '..'))
        return refuse('zip-entry-escapes', 'leads out of its folder');
    if (untrusted.length > MAX_PATH) {
        return refuse('zip-entry-refused', `is longer than ${MAX_PATH} characters`);
    }
    for (const segment of segments) {
        const rule = segmentRule(segment);
        if (rule)
            return refuse('zip-entry-refused', rule);
    }
    return untrusted;
}
function segmentRule(segment) {
    if (segment === '' || segment === '.')
        return 'has an empty segment in its path';
    if (/[<>:"|?*]/.test(segment))
        return 'has a character that Windows does not allow in names';
    if (/[. ]$/.test(segment))
        return 'has a segment that ends with a dot or a blank, which Windows cuts off';
    if (RESERVED.test(segment))
        return 'has the name of a Windows device';
    return undefined;
}
/** The key by which two names are one file on a system that ignores case and Unicode normalisation. */
function foldName(path) {
    return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
/** Percent-decodes an entry name; a `%` that starts no valid sequence stays as it is. */
function decodeEntryName(name) {
    if (!name.includes('%'))
        return name;
    try {
        return decodeURIComponent(name);
    }
    catch {
        return name; // Not percent-encoded UTF-8, so the `%` is part of the name.
    }
}
/** Percent-encodes a path as the names of package parts are written: what a URI path may hold stays as it is. */
function encodeEntryName(path) {
    return path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/]+/gu, encodeURIComponent);
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/reader.js
// Reads zip archives that may be hostile. Nothing is inflated before it is asked for, and nothing is handed out
// before its size and checksum were found right.





/**
 * Lists the files of a zip archive in the archive's order; directories are left out.
 * @throws AlmError `zip-invalid`, `zip-too-large`, `zip-entry-escapes`, `zip-entry-refused` or `zip-duplicate-entry`.
 */
function reader_readZip(archive, limits = limits_defaultZipLimits) {
    const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
    const directory = readDirectory(bytes, limits);
    const files = [];
    const claimed = new Map();
    for (const entry of directory) {
        const untrustedPath = decodeEntryName(entry.isDirectory ? entry.name.slice(0, -1) : entry.name);
        const path = parseRelativePath(untrustedPath, 'zip entry');
        claim(claimed, path, entry.isDirectory);
        if (!entry.isDirectory)
            files.push(toZipEntry(bytes, entry, path));
    }
    return files;
}
/** Refuses a second entry for the same file, and a file where another entry needs a folder. */
function claim(claimed, path, isDirectory) {
    const key = foldName(path);
    const refuse = () => {
        throw new lib/* AlmError */.Ly('zip-duplicate-entry', {
            message: `the archive has two entries ${(0,lib/* quote */.hD)(path)} (upper and lower case count as the same)`,
            remedy: 'Export or pack the solution again.',
            details: { entry: path },
        });
    };
    const holder = claimed.get(key);
    if (isDirectory ? holder === 'file' : holder !== undefined)
        refuse();
    claimed.set(key, isDirectory ? 'folder' : 'file');
    for (let slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
        const parent = key.slice(0, slash);
        if (claimed.get(parent) === 'file')
            refuse();
        if (claimed.has(parent))
            return;
        claimed.set(parent, 'folder');
    }
}
function toZipEntry(archive, entry, path) {
    return {
        name: entry.name,
        path,
        sizeBytes: entry.sizeBytes,
        read() {
            const stored = archive.subarray(entry.dataStart, entry.dataStart + entry.storedBytes);
            const content = entry.method === DEFLATED ? inflate(stored, entry) : stored;
            if (content.length !== entry.sizeBytes) {
                refuseContent(entry, `has ${content.length} bytes but declares ${entry.sizeBytes}`);
            }
            if ((0,external_node_zlib_.crc32)(content) !== entry.crc32)
                refuseContent(entry, 'does not match its checksum');
            return content;
        },
    };
}
function inflate(stored, entry) {
    let result;
    try {
        // One byte more than declared is already a lie, so inflation never goes further.
        const options = { maxOutputLength: Math.max(1, entry.sizeBytes), info: true };
        result = (0,external_node_zlib_.inflateRawSync)(stored, options); // the typings do not know `info`
    }
    catch (cause) {
        return refuseContent(entry, `cannot be inflated to the ${entry.sizeBytes} bytes that it declares`, cause);
    }
    if (result.engine.bytesWritten !== stored.length)
        refuseContent(entry, 'has bytes after its end');
    return result.buffer;
}
function refuseContent(entry, rule, cause) {
    throw new lib/* AlmError */.Ly('zip-checksum', {
        message: `zip entry ${(0,lib/* quote */.hD)(entry.name)} ${rule}`,
        remedy: 'The archive is damaged: download or export it again.',
        details: { entry: entry.name },
        cause,
    });
}
//# sourceMappingURL=reader.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/describe.js
// Tells what a solution is, from its zip or from the files of its unpacked folder.






/**
 * The manifest of a solution zip; nothing but solution.xml is inflated.
 * @throws AlmError `solution-invalid` when it is no solution; the codes of `readZip`, `parseXml` and `parseManifest`.
 */
function describeZip(zip, limits = defaultZipLimits) {
    const entry = readZip(zip, limits).find(({ path }) => path.toLowerCase() === 'solution.xml');
    if (entry)
        return parseManifest(parseXml(entry.read(), entry.path));
    throw new AlmError('solution-invalid', {
        message: 'the zip has no "solution.xml", so it is not a solution',
        remedy: 'Give the solution zip itself, not a zip around it or a package of another kind.',
    });
}
/**
 * The manifest of an unpacked folder.
 * @throws AlmError `solution-file-missing` without Other/Solution.xml, `solution-layout-unsupported` for the YAML
 * layout; the codes of `parseXml` and `parseManifest`.
 */
function describeFolder(files) {
    refuseYamlLayout(files.keys());
    const path = 'Other/Solution.xml';
    const bytes = files.get(path);
    if (bytes)
        return manifest_parseManifest(parse_parseXml(bytes, path));
    throw new lib/* AlmError */.Ly('solution-file-missing', {
        message: `cannot find required file "${path}"`,
        remedy: 'Name the folder that directly holds the folder "Other".',
        details: { file: path },
    });
}
//# sourceMappingURL=describe.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/file-names.js
// How names of components become names of files. One rule on every operating system, so that a folder made on Linux
// can be checked out on Windows.


/** A component's name as one file name: what Windows cannot hold becomes `_`, as SolutionPackager does there. */
function toFileName(componentName) {
    return componentName.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
}
/** A web resource's name as a path: `/` makes folders, empty segments collapse. */
function toFilePath(componentName) {
    return componentName.split('/').filter(Boolean).map(toFileName).join('/');
}
/** The path of the zip entry that a text of customizations.xml, such as `/Workflows/x.json`, names. */
function toReferencedPath(reference) {
    return decodeEntryName(reference.replace(/^\/+/, ''));
}
/** git's own files, also by the short name that Windows gives to `.git`. */
const GIT_SEGMENT = /(^|\/)(\.git|git~\d)/i;
/** Characters that the file system of macOS does not see in names, so that they could hide one (CVE-2014-9390). */
const IGNORED_ON_MACOS = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/**
 * Holds that a path may be written into an unpacked folder: inside it, and neither a dot folder at its top (`.github`)
 * nor git's own files anywhere.
 * @throws AlmError `zip-entry-escapes` or `zip-entry-refused`.
 */
function parseUnpackedPath(untrusted) {
    const path = parseRelativePath(untrusted, 'unpacked file');
    if (path.startsWith('.') || GIT_SEGMENT.test(path.replace(IGNORED_ON_MACOS, ''))) {
        throw new lib/* AlmError */.Ly('zip-entry-refused', {
            message: `the solution names a file ${(0,lib/* quote */.hD)(path)}, which would act on the repository that it is unpacked into`,
            remedy: 'Rename the component, and find out who gave it this name.',
            details: { entry: path },
        });
    }
    return path;
}
/** `x.xml` as `x_managed.xml`: the file that holds the managed form of a component which has both. */
function managedTwin(path) {
    return path.replace(/\.xml$/, '_managed.xml');
}
/** Tells whether a path is that of a managed twin. */
function isManagedTwin(path) {
    return path.endsWith('_managed.xml');
}
/** Tells whether a top-level folder never is a part of a solution: dot folders, and what builds leave behind. */
function isIgnoredFolder(name) {
    return name.startsWith('.') || /^(bin|obj)$/i.test(name);
}
//# sourceMappingURL=file-names.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/file-index.js
// The files of an unpacked folder, found as Windows finds them: without regard to case, and listed in the order of
// NTFS, which is the order of components in a solution that SolutionPackager packs.

class FileIndex {
    files;
    spellings = new Map();
    root = { name: '', files: [], folders: new Map() };
    constructor(files) {
        this.files = files;
        for (const path of files.keys()) {
            this.spellings.set(path.toUpperCase(), path);
            this.place(path);
        }
    }
    has(path) {
        return this.bytes(path) !== undefined;
    }
    bytes(path) {
        return this.files.get(path) ?? this.files.get(this.spellings.get(path.toUpperCase()) ?? path);
    }
    /** Names of the folders in a folder (the top for an empty path). */
    folders(path) {
        return byName([...(this.find(path)?.folders.values() ?? [])]).map((folder) => folder.name);
    }
    /** Paths of the files of a folder; with `deep`, level by level, a folder's files before those of its subfolders. */
    list(path, listing = 'flat') {
        const folder = this.find(path);
        if (!folder)
            return [];
        if (listing === 'flat')
            return sortNtfs(folder.files);
        const found = [];
        const queue = listing === 'deep' ? [folder] : byName([...folder.folders.values()]);
        for (const next of queue) {
            found.push(...sortNtfs(next.files));
            if (listing === 'deep')
                queue.push(...byName([...next.folders.values()]));
        }
        return found;
    }
    find(path) {
        let folder = this.root;
        for (const name of path.split('/').filter(Boolean))
            folder = folder?.folders.get(name.toUpperCase());
        return folder;
    }
    place(path) {
        let folder = this.root;
        for (const name of path.split('/').slice(0, -1)) {
            const key = name.toUpperCase();
            const next = folder.folders.get(key) ?? { name, files: [], folders: new Map() };
            folder.folders.set(key, next);
            folder = next;
        }
        folder.files.push(path);
    }
}
/** Compares names as NTFS orders a directory: in upper case, by code unit. */
function compareNtfs(left, right) {
    const a = left.toUpperCase();
    const b = right.toUpperCase();
    return a < b ? -1 : a > b ? 1 : 0;
}
function sortNtfs(paths) {
    return [...paths].sort((a, b) => compareNtfs(fileName(a), fileName(b)));
}
function byName(folders) {
    return [...folders].sort((a, b) => compareNtfs(a.name, b.name));
}
/** The last segment of a path. */
function fileName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/**
 * Of components that may have a managed twin, the files that count: for a managed package `x_managed.xml` instead of
 * `x.xml` where it exists, for an unmanaged one never.
 */
function chooseTwins(paths, managed) {
    const all = new Set(paths);
    return paths.filter((path) => {
        if (isManagedTwin(path))
            return managed;
        return !(managed && all.has(managedTwin(path)));
    });
}
//# sourceMappingURL=file-index.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/require.js
// Parts that a component cannot do without, read with the message that names what is missing.



/** The text of a child element. @throws AlmError `solution-invalid` when there is no such child. */
function requireChild(element, name) {
    return childText(element, name) ?? missing('element', name, element);
}
/** The value of an attribute. @throws AlmError `solution-invalid` when there is no such attribute. */
function requireAttribute(element, name) {
    return attributeOf(element, name) ?? missing('attribute', name, element);
}
function missing(what, name, element) {
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `cannot find child ${what} ${name} of element ${element.name} in customizations.xml`,
        remedy: 'Export the solution again; every component of this kind has one.',
    });
}
/** The texts in a component that start with `/`, which are the zip entries that belong to it. */
function fileReferences(component) {
    const payloads = [];
    for (const element of descendants(component)) {
        const text = textOf(element);
        const isLeaf = element.children.every((node) => node.kind !== 'element');
        if (!text.startsWith('/') || !isLeaf)
            continue;
        payloads.push({ entry: toReferencedPath(text), path: toReferencedPath(text), required: false });
    }
    return payloads;
}
//# sourceMappingURL=require.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/controls.js
// Custom controls (PCF): one manifest each; all files of their folders belong to them.





const FOLDER = 'Controls';
const SUFFIX = '.data.xml';
/** @throws AlmError `solution-invalid` when the manifest describes no control, which an import would refuse. */
function requireControlName(manifest, path) {
    const control = manifest && childElement(parse_parseXml(manifest, path).root, 'control');
    if (attributeOf(control, 'namespace') && attributeOf(control, 'constructor'))
        return;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `${(0,lib/* quote */.hD)(path)} names no control: <control> with namespace and constructor is missing`,
        remedy: 'Build the control again and put its output in this place.',
    });
}
/** The zip's folder has the same name and is copied whole, so nothing is named here. */
const customControls = {
    element: 'CustomControls',
    folder: FOLDER,
    unpack(list, target) {
        for (const control of childElements(list)) {
            target.writeXml(`${toReferencedPath(requireChild(control, 'FileName'))}${SUFFIX}`, control);
        }
    },
    pack(list, source) {
        const descriptions = source.files.list(FOLDER, 'deep').filter((path) => path.endsWith(SUFFIX));
        const controls = descriptions.map((path) => source.readXml(path));
        const manifests = controls.map((control) => toReferencedPath(requireChild(control, 'FileName')));
        for (const path of manifests) {
            source.addPart({ entry: path, path, required: true });
            requireControlName(source.files.bytes(path), path);
        }
        for (const manifest of manifests) {
            const files = source.files.list(manifest.slice(0, manifest.lastIndexOf('/')), 'deep');
            for (const path of files) {
                if (!path.endsWith(SUFFIX) && path !== manifest)
                    source.addPart({ entry: path, path, required: true });
            }
        }
        return withChildren(list, [...list.children, ...controls]);
    },
    identify: (list) => childElements(list).map((control) => ({ type: '66', schemaName: childText(control, 'Name') })),
};
//# sourceMappingURL=controls.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/entities.js
// Entities (tables): the element itself, and its forms, views, charts, ribbon and formula files.





const entities_FOLDER = 'Entities';
const entities = {
    element: 'Entities',
    folder: entities_FOLDER,
    ownedZipFolder: 'Formulas',
    unpack(list, target) {
        for (const entity of childElements(list))
            unpackEntity(entity, target);
    },
    pack(list, source) {
        const packed = source.files
            .folders(entities_FOLDER)
            .map((name) => `${entities_FOLDER}/${name}`)
            .filter((folder) => source.files.has(`${folder}/Entity.xml`))
            .map((folder) => packEntity(folder, source));
        return withChildren(list, [...list.children, ...packed]);
    },
    identify: (list) => childElements(list).flatMap(identifyEntity),
};
function identifyEntity(entity) {
    const forms = (childElement(entity, 'FormXml')?.children ?? [])
        .flatMap((group) => (group.kind === 'element' ? childElements(group) : []))
        .map((form) => ({ type: '60', id: childText(form, 'formid'), isOptional: true }));
    return [{ type: '1', schemaName: childText(entity, 'Name') }, ...forms];
}
const PARTS = new Map([
    ['FormXml', { unpack: unpackForms, pack: packForms }],
    ['SavedQueries', { unpack: unpackViews, pack: packViews }],
    ['Visualizations', { unpack: unpackCharts, pack: packCharts }],
    ['RibbonDiffXml', { unpack: unpackRibbon, pack: packRibbon }],
]);
function unpackEntity(entity, target) {
    const name = requireChild(entity, 'Name');
    const folder = `${entities_FOLDER}/${toFileName(name)}`;
    const shell = mapParts(entity, (part, content) => {
        part.unpack(content, folder, target);
        return emptied(content);
    });
    target.writeXml(`${folder}/Entity.xml`, shell, { managedWins: true });
    for (const element of descendants(shell)) {
        const reference = element.name === 'FormulaDefinitionFileName' ? textOf(element) : '';
        if (reference === '')
            continue;
        const entry = toReferencedPath(reference);
        if (!target.copy({ entry, path: `${folder}/${entry}` })) {
            throw new lib/* AlmError */.Ly('solution-file-missing', {
                message: `entity ${(0,lib/* quote */.hD)(name)} references formula file ${(0,lib/* quote */.hD)(reference)}, but the file is not in the zip`,
                remedy: 'Export the solution again.',
            });
        }
    }
}
function packEntity(folder, source) {
    const entity = mapParts(source.readXml(`${folder}/Entity.xml`), (part, content) => part.pack(content, folder, source));
    for (const path of source.files.list(`${folder}/Formulas`)) {
        source.addPart({ entry: `Formulas/${fileName(path)}`, path, required: true });
    }
    return entity;
}
function mapParts(entity, change) {
    const children = entity.children.map((node) => {
        const part = node.kind === 'element' ? PARTS.get(node.name) : undefined;
        return node.kind === 'element' && part ? change(part, node) : node;
    });
    return withChildren(entity, children);
}
/** A form's file holds it in a `forms` element; the type of the form is the name of the folder. */
function unpackForms(part, folder, target) {
    for (const forms of childElements(part)) {
        const type = requireAttribute(forms, 'type');
        for (const form of childElements(forms)) {
            const path = `${folder}/FormXml/${toFileName(type)}/${toFileName(requireChild(form, 'formid'))}.xml`;
            const written = target.managed ? managedTwin(path) : path;
            target.writeXml(written, xmlElement('forms', [], [form]), { managedWins: true });
        }
    }
}
/** Forms of all types come in the order of their file names; a group stands where its first form does. */
function packForms(part, folder, source) {
    const files = source.files
        .folders(`${folder}/FormXml`)
        .flatMap((type) => source.files.list(`${folder}/FormXml/${type}`).map((path) => ({ type, path })))
        .sort((a, b) => compareNtfs(fileName(a.path), fileName(b.path)));
    const isTwin = ({ path }) => isManagedTwin(path);
    // Managed forms are taken all or none: what the managed solution does not have is not a part of it.
    const takeTwins = source.managed && files.some(isTwin);
    const groups = new Map();
    for (const { type, path } of files.filter((file) => isTwin(file) === takeTwins)) {
        const group = groups.get(type) ?? [];
        group.push(...childElements(source.readXml(path)));
        groups.set(type, group);
    }
    const packed = [...groups].map(([type, forms]) => xmlElement('forms', [{ name: 'type', value: type }], forms));
    return withChildren(part, [...part.children, ...packed]);
}
function unpackViews(part, folder, target) {
    for (const view of childElements(part).flatMap(childElements)) {
        const path = `${folder}/SavedQueries/${toFileName(requireChild(view, 'savedqueryid'))}.xml`;
        target.writeXml(path, xmlElement('savedqueries', [], [view]));
    }
}
function packViews(part, folder, source) {
    const views = source.files
        .list(`${folder}/SavedQueries`)
        .flatMap((path) => childElements(source.readXml(path)));
    return views.length === 0
        ? part
        : withChildren(part, [...part.children, xmlElement('savedqueries', [], views)]);
}
function unpackCharts(part, folder, target) {
    for (const chart of childElements(part)) {
        const id = requireChild(chart, 'savedqueryvisualizationid');
        target.writeXml(`${folder}/Visualizations/${toFileName(id)}.xml`, chart);
    }
}
function packCharts(part, folder, source) {
    const charts = source.files.list(`${folder}/Visualizations`).map((path) => source.readXml(path));
    return withChildren(part, [...part.children, ...charts]);
}
function unpackRibbon(part, folder, target) {
    target.writeXml(`${folder}/RibbonDiff.xml`, part, { managedWins: true });
}
function packRibbon(part, folder, source) {
    const path = `${folder}/RibbonDiff.xml`;
    return source.files.has(path) ? source.readXml(path) : part;
}
//# sourceMappingURL=entities.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/listed.js
// The common shape: an element whose children each go into a file of their own, some with payload files beside it.



/** A kind whose components are listed in files of their own. */
function listed(components) {
    const { element, folder, hasTwin = false, listing = 'flat', suffix = '.xml', plainRoot = false, } = components;
    const payloadsOf = components.payloadsOf ?? (() => []);
    const { identityOf } = components;
    return {
        element,
        folder,
        ...(components.ownedZipFolder === undefined ? {} : { ownedZipFolder: components.ownedZipFolder }),
        unpack(list, target) {
            for (const component of childElements(list)) {
                const reason = components.skip?.(component);
                if (reason) {
                    target.warn(reason);
                    continue;
                }
                const path = `${folder}/${components.fileOf(component)}`;
                const written = hasTwin && target.managed ? managedTwin(path) : path;
                target.writeXml(written, components.arrange?.(component) ?? component, {
                    plainRoot,
                    managedWins: hasTwin,
                });
                for (const payload of payloadsOf(component, path)) {
                    const isCopied = target.copy(payload);
                    if (payload.required && !isCopied)
                        target.warn(`the zip lacks the file "${payload.entry}", which ${path} names`);
                }
            }
        },
        pack(list, source) {
            const paths = source.files.list(folder, listing).filter((path) => path.endsWith(suffix));
            const chosen = hasTwin ? chooseTwins(paths, source.managed) : paths;
            const packed = chosen.map((path) => {
                const component = source.readXml(path);
                for (const payload of payloadsOf(component, path))
                    source.addPart(payload);
                return component;
            });
            return packed.length === 0 ? list : withChildren(list, [...list.children, ...packed]);
        },
        ...(identityOf && { identify: (list) => childElements(list).map(identityOf) }),
    };
}
/** A kind whose element goes into one file as it is. */
function whole({ element, folder, file, hasTwin = false, identitiesOf }) {
    const path = `${folder}/${file}`;
    return {
        element,
        folder,
        unpack(content, target) {
            if (content.children.length === 0)
                return;
            target.writeXml(hasTwin && target.managed ? managedTwin(path) : path, content, { managedWins: hasTwin });
        },
        pack(content, source) {
            const chosen = hasTwin && source.managed ? managedTwin(path) : path;
            return source.files.has(chosen) ? source.readXml(chosen) : emptied(content);
        },
        ...(identitiesOf && { identify: identitiesOf }),
    };
}
//# sourceMappingURL=listed.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/canvas-apps.js
// Canvas apps: a description each, and the app document, background image and further files that it names.





/** Files that a canvas app cannot be without. */
const REQUIRED = ['BackgroundImageUri', 'DocumentUri'];
const canvasApps = listed({
    element: 'CanvasApps',
    folder: 'CanvasApps',
    ownedZipFolder: 'CanvasApps',
    suffix: '.meta.xml',
    fileOf: (app) => `${toFileName(requireChild(app, 'Name'))}.meta.xml`,
    payloadsOf: canvasFiles,
    identityOf: (app) => ({ type: '300', schemaName: childText(app, 'Name') }),
});
/** A code app has packages of code instead of a document. */
function isCodeApp(app) {
    return childElement(app, 'CodeAppPackages') !== undefined;
}
function canvasFiles(app) {
    const required = new Set();
    for (const name of isCodeApp(app) ? [] : REQUIRED) {
        const found = [...descendants(app)].filter((element) => element.name === name);
        if (found.length !== 1) {
            throw new lib/* AlmError */.Ly('solution-invalid', {
                message: `missing or more than 1 composite reference '${name}' found for canvas app ${(0,lib/* quote */.hD)(childText(app, 'Name') ?? '')}`,
                remedy: 'Save and publish the app in Power Apps Studio, then export the solution again.',
            });
        }
        required.add(childText(app, name) ?? '');
    }
    return fileReferences(app).map((payload) => ({ ...payload, required: required.has(`/${payload.entry}`) }));
}
//# sourceMappingURL=canvas-apps.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/environment-variables.js
// Environment variables of the old kind: definitions in customizations.xml, and the values in one file of the zip.



const environment_variables_FOLDER = 'EnvironmentVariables';
const VALUES = 'environment_variable_values.json';
const PAYLOAD = { entry: VALUES, path: `${environment_variables_FOLDER}/${VALUES}`, required: false };
const environmentVariables = {
    element: 'EnvironmentVariables',
    folder: environment_variables_FOLDER,
    ownedZipFolder: environment_variables_FOLDER,
    unpack(list, target) {
        for (const definition of childElements(list)) {
            const name = childText(definition, 'SchemaName') ?? requireChild(definition, 'Name');
            target.writeXml(`${environment_variables_FOLDER}/${toFileName(name)}.xml`, definition);
        }
        target.copy(PAYLOAD);
    },
    pack(list, source) {
        const files = source.files.list(environment_variables_FOLDER).filter((path) => path.endsWith('.xml'));
        const definitions = files.map((path) => source.readXml(path));
        source.addPart(PAYLOAD);
        return withChildren(list, [...list.children, ...definitions]);
    },
    identify: (list) => childElements(list).map((definition) => ({
        type: '380',
        schemaName: childText(definition, 'SchemaName') ?? childText(definition, 'Name'),
        isOptional: true,
    })),
};
//# sourceMappingURL=environment-variables.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/newer-forms.js
// Files that newer versions of the platform's tool write where this one keeps the content in Other/Customizations.xml.
// They are read, so that folders of any age can be packed, and never written.

/** A kind whose element is filled from the files of a folder that match. */
function readOnly(element, folder, file) {
    return {
        element,
        folder,
        pack(list, source) {
            const files = source.files.list(folder, 'deep').filter((path) => file.test(path));
            const content = files.map((path) => source.readXml(path));
            return content.length === 0 ? list : withChildren(list, [...list.children, ...content]);
        },
    };
}
/** Each is XML, also where its name says `.yml`. */
const newerForms = [
    readOnly('OrganizationSettings', 'OrganizationSettings', /^OrganizationSettings\/_legacy\/[^/]+\.meta\.xml$/i),
    readOnly('EntityImageConfigs', 'entityimageconfigs', /\/entityimageconfiguration\.yml$/i),
    readOnly('AttributeImageConfigs', 'attributeimageconfigs', /\/attributeimageconfiguration\.yml$/i),
];
//# sourceMappingURL=newer-forms.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/relationships.js
// Relationships: a list of all of them in their order, and their bodies in one file for each entity.



const LIST = 'Other/Relationships.xml';
const relationships_FOLDER = 'Other/Relationships';
const relationships = {
    element: 'EntityRelationships',
    folder: 'Other',
    unpack(list, target) {
        const all = childElements(list);
        if (all.length === 0)
            return;
        target.writeXml(LIST, xmlElement(list.name, [], all.map(emptied)));
        const byEntity = new Map();
        for (const relationship of all) {
            const entity = childText(relationship, 'ReferencedEntityName') ?? requireChild(relationship, 'FirstEntityName');
            const bodies = byEntity.get(entity) ?? [];
            bodies.push(relationship);
            byEntity.set(entity, bodies);
        }
        for (const [entity, bodies] of byEntity) {
            target.writeXml(`${relationships_FOLDER}/${toFileName(entity)}.xml`, xmlElement(list.name, [], bodies));
        }
    },
    pack(list, source) {
        if (!source.files.has(LIST))
            return list;
        const bodies = new Map();
        for (const path of source.files.list(relationships_FOLDER)) {
            for (const body of childElements(source.readXml(path)))
                bodies.set(attributeOf(body, 'Name'), body);
        }
        const packed = childElements(source.readXml(LIST)).flatMap((named) => bodies.get(attributeOf(named, 'Name')) ?? []);
        return withChildren(list, [...list.children, ...packed]);
    },
};
//# sourceMappingURL=relationships.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/reports.js
// Reports: each with its definition in a folder by language and id, and the lists that stand beside them.



const reports_FOLDER = 'Reports';
const reports_SUFFIX = '.data.xml';
const reports = {
    element: 'Reports',
    folder: reports_FOLDER,
    ownedZipFolder: 'Reports',
    unpack(list, target) {
        for (const child of childElements(list)) {
            if (child.name !== 'Report') {
                target.writeXml(`${reports_FOLDER}/${toFileName(child.name)}.xml`, child, { plainRoot: true });
                continue;
            }
            const path = definitionPath(child);
            const payload = payloadOf(child, path);
            if (payload)
                target.copy(payload);
            target.writeXml(`${path}${reports_SUFFIX}`, child, { plainRoot: true });
        }
    },
    pack(list, source) {
        const lists = source.files.list(reports_FOLDER).filter((path) => path.endsWith('.xml'));
        const definitions = source.files.list(reports_FOLDER, 'deep').filter((path) => path.endsWith(reports_SUFFIX));
        const packed = definitions.map((path) => {
            const report = source.readXml(path);
            const payload = payloadOf(report, path.slice(0, -reports_SUFFIX.length));
            if (payload)
                source.addPart(payload);
            return report;
        });
        return withChildren(list, [...list.children, ...lists.map((path) => source.readXml(path)), ...packed]);
    },
    identify: (list) => childElements(list)
        .filter((child) => child.name === 'Report')
        .map((report) => ({ type: '31', id: childText(report, 'reportid') })),
};
function definitionPath(report) {
    requireChild(report, 'reporttypecode');
    const segments = [requireChild(report, 'languagecode'), requireChild(report, 'reportid')];
    const isLink = childText(report, 'reporttypecode') === '3';
    const file = isLink ? 'UrlLinkedReport.txt' : requireChild(report, 'filename');
    return [reports_FOLDER, ...segments.map(toFileName), toFileName(file)].join('/');
}
function payloadOf(report, path) {
    const reference = childText(report, 'ExportedFileName');
    return reference ? { entry: toReferencedPath(reference), path, required: true } : undefined;
}
//# sourceMappingURL=reports.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/templates.js
// Templates of the old kinds: one file for each kind, and the documents of e-mail and article templates beside them.


const templates_FOLDER = 'Templates';
const DOCUMENTED = new Map([
    [
        'EmailTemplates',
        {
            folder: `${templates_FOLDER}/EmailDocuments`,
            language: 'languagecode',
            id: 'templateid',
            documents: new Map([
                ['subject', 'subject.xsl'],
                ['subjectpresentationxml', 'subjectpresentationxml.xml'],
                ['body', 'body.xsl'],
                ['presentationxml', 'presentationxml.xml'],
            ]),
        },
    ],
    [
        'KBArticleTemplates',
        {
            folder: `${templates_FOLDER}/KbArticleDocuments`,
            language: 'languagecode',
            id: 'kbarticletemplateid',
            documents: new Map([
                ['structurexml', 'structurexml.xml'],
                ['formatxml', 'formatxml.xsl'],
            ]),
        },
    ],
]);
const templates = {
    element: 'Templates',
    folder: templates_FOLDER,
    unpack(list, target) {
        for (const group of childElements(list)) {
            const shell = mapDocuments(group, (path, text) => {
                if (text !== '')
                    target.writeText(path, text);
                return text === '' ? undefined : '';
            });
            target.writeXml(`${templates_FOLDER}/${toFileName(group.name)}.xml`, shell);
        }
    },
    pack(list, source) {
        const groups = source.files.list(templates_FOLDER).map((path) => {
            return mapDocuments(source.readXml(path), (document) => source.readText(document));
        });
        return withChildren(list, [...list.children, ...groups]);
    },
    identify: (list) => childElements(list).flatMap((group) => {
        const id = DOCUMENTED.get(group.name)?.id;
        if (id === undefined)
            return [];
        const isArticle = group.name === 'KBArticleTemplates';
        return childElements(group).map((template) => ({
            type: isArticle ? '38' : '36',
            id: childText(template, id),
            isOptional: !isArticle,
        }));
    }),
};
/** Replaces the text of each document of a group by what `change` makes of its path and text; undefined keeps it. */
function mapDocuments(group, change) {
    const documented = DOCUMENTED.get(group.name);
    if (!documented)
        return group;
    const mapTemplate = (template) => {
        const language = childText(template, documented.language);
        const id = childText(template, documented.id);
        if (!language || !id)
            return template;
        const folder = `${documented.folder}/${toFileName(language)}/${toFileName(id)}`;
        return mapElements(template, (child) => {
            const file = documented.documents.get(child.name);
            const text = file && change(`${folder}/${file}`, textOf(child));
            if (text === undefined)
                return child;
            return { ...child, children: text === '' ? [] : [{ kind: 'text', value: text }], selfClosed: false };
        });
    };
    return mapElements(group, mapTemplate);
}
function mapElements(parent, change) {
    return withChildren(parent, parent.children.map((node) => (node.kind === 'element' ? change(node) : node)));
}
//# sourceMappingURL=templates.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/table.js
// The kinds of components with a rule of their own, one row each: how they are named, where their files lie, and what
// makes them a root component. (Kinds without a row: generic.ts.)














const DATA_SUFFIX = '.data.xml';
/** The id of the one site map of a solution without apps. */
const CLASSIC_SITE_MAP = '{d5684797-805b-4188-b8fa-1028cfbef003}';
const rows = [
    entities,
    relationships,
    templates,
    reports,
    customControls,
    canvasApps,
    environmentVariables,
    ...newerForms,
    whole({
        element: 'FieldSecurityProfiles',
        folder: 'Other',
        file: 'FieldSecurityProfiles.xml',
        identitiesOf: (list) => childElements(list).map((profile) => ({
            type: '70',
            id: attributeOf(profile, 'fieldsecurityprofileid'),
        })),
    }),
    whole({
        element: 'ConnectionRoles',
        folder: 'Other',
        file: 'ConnectionRoles.xml',
        identitiesOf: (list) => [...descendants(list)]
            .filter((role) => role.name === 'ConnectionRole')
            .map((role) => ({ type: '63', id: childText(role, 'connectionroleid') })),
    }),
    whole({ element: 'EntityMaps', folder: 'Other', file: 'EntityMaps.xml' }),
    whole({
        element: 'RibbonDiffXml',
        folder: 'Other',
        file: 'RibbonCustomization.xml',
        identitiesOf: (ribbon) => hasChildren(ribbon) ? [{ type: '50', schemaName: ':RibbonDiffXml', isSingle: true }] : [],
    }),
    whole({
        element: 'SiteMap',
        folder: 'Other',
        file: 'SiteMap.xml',
        hasTwin: true,
        identitiesOf: (siteMap) => hasChildren(siteMap) ? [{ type: '62', id: CLASSIC_SITE_MAP, isSingle: true }] : [],
    }),
    whole({
        element: 'ServiceEndpoints',
        folder: 'PluginAssemblies',
        file: 'ServiceEndpoints.xml',
        identitiesOf: (list) => childElements(list).map((endpoint) => ({ type: '95', id: attributeOf(endpoint, 'ServiceEndpointId') })),
    }),
    listed({
        element: 'Roles',
        folder: 'Roles',
        fileOf: (role) => `${toFileName(requireAttribute(role, 'name'))}.xml`,
        identityOf: (role) => ({ type: '20', id: attributeOf(role, 'id') }),
    }),
    listed({
        element: 'optionsets',
        folder: 'OptionSets',
        fileOf: (optionSet) => `${toFileName(requireAttribute(optionSet, 'Name'))}.xml`,
        identityOf: (optionSet) => ({ type: '9', schemaName: attributeOf(optionSet, 'Name') }),
    }),
    listed({
        element: 'Workflows',
        folder: 'Workflows',
        ownedZipFolder: 'Workflows',
        suffix: DATA_SUFFIX,
        fileOf: (workflow) => `${belowFolder(workflowFiles(workflow)[0]?.path ?? '')}${DATA_SUFFIX}`,
        payloadsOf: workflowFiles,
        skip: (workflow) => workflowFiles(workflow).length === 0
            ? `workflow "${attributeOf(workflow, 'Name') ?? ''}" has no file in the zip and is left out`
            : undefined,
        identityOf: (workflow) => ({ type: '29', id: attributeOf(workflow, 'WorkflowId') }),
    }),
    ...['Dashboards', 'InteractionCentricDashboards', 'Dialogs'].map((element) => listed({
        element,
        folder: element,
        fileOf: (form) => `${toFileName(requireChild(form, 'FormId'))}.xml`,
        identityOf: (form) => ({ type: '60', id: childText(form, 'FormId') }),
    })),
    listed({
        element: 'WebResources',
        folder: 'WebResources',
        ownedZipFolder: 'WebResources',
        listing: 'deep',
        suffix: DATA_SUFFIX,
        fileOf: (resource) => `${toFilePath(requireChild(resource, 'Name'))}${DATA_SUFFIX}`,
        payloadsOf: (resource, path) => payloadBeside(resource, 'FileName', path),
        skip: (resource) => childText(resource, 'FileName') === undefined
            ? `web resource "${childText(resource, 'Name') ?? ''}" has no file in the zip and is left out`
            : undefined,
        identityOf: (resource) => ({
            type: '61',
            id: childText(resource, 'WebResourceId'),
            schemaName: childText(resource, 'Name'),
        }),
    }),
    listed({
        element: 'SolutionPluginAssemblies',
        folder: 'PluginAssemblies',
        ownedZipFolder: 'PluginAssemblies',
        listing: 'deep',
        suffix: DATA_SUFFIX,
        fileOf: (assembly) => `${belowFolder(toReferencedPath(requireChild(assembly, 'FileName')))}${DATA_SUFFIX}`,
        payloadsOf: (assembly, path) => payloadBeside(assembly, 'FileName', path),
        identityOf: (assembly) => ({
            type: '91',
            id: attributeOf(assembly, 'PluginAssemblyId'),
            schemaName: attributeOf(assembly, 'FullName'),
        }),
    }),
    listed({
        element: 'SdkMessageProcessingSteps',
        folder: 'SdkMessageProcessingSteps',
        fileOf: (step) => `${toFileName(requireAttribute(step, 'SdkMessageProcessingStepId'))}.xml`,
        identityOf: (step) => ({ type: '92', id: attributeOf(step, 'SdkMessageProcessingStepId') }),
    }),
    listed({
        element: 'AppModuleSiteMaps',
        folder: 'AppModuleSiteMaps',
        listing: 'subfolders',
        hasTwin: true,
        fileOf: (siteMap) => `${toFileName(requireChild(siteMap, 'SiteMapUniqueName'))}/AppModuleSiteMap.xml`,
        identityOf: (siteMap) => ({ type: '62', schemaName: childText(siteMap, 'SiteMapUniqueName') }),
    }),
    listed({
        element: 'AppModules',
        folder: 'AppModules',
        listing: 'subfolders',
        hasTwin: true,
        plainRoot: true,
        fileOf: (app) => `${toFileName(requireChild(app, 'UniqueName'))}/AppModule.xml`,
        arrange: sortAppComponents,
        identityOf: (app) => ({ type: '80', schemaName: childText(app, 'UniqueName') }),
    }),
    listed({
        element: 'EntityDataProviders',
        folder: 'EntityDataProviders',
        fileOf: (provider) => `${toFileName(requireChild(provider, 'EntityDataProviderId'))}.xml`,
        identityOf: (provider) => ({
            type: 'EntityDataProvider',
            id: childText(provider, 'EntityDataProviderId'),
        }),
    }),
    listed({
        element: 'EntityDataSources',
        folder: 'EntityDataSources',
        fileOf: (source) => `${toFileName(requireAttribute(source, 'EntityDataSourceId'))}.xml`,
        identityOf: (source) => ({ type: '183', id: attributeOf(source, 'EntityDataSourceId') }),
    }),
    listed({
        element: 'Connectors',
        folder: 'Connectors',
        ownedZipFolder: 'Connector',
        fileOf: (connector) => `${toFileName(requireChild(connector, 'name'))}.xml`,
        payloadsOf: connectorFiles,
        identityOf: (connector) => ({
            type: '372',
            id: childText(connector, 'connectorid'),
            schemaName: childText(connector, 'name'),
            isOptional: true,
        }),
    }),
    listed({
        element: 'StoredProcedures',
        folder: 'StoredProcedures',
        ownedZipFolder: 'StoredProcedures',
        suffix: DATA_SUFFIX,
        fileOf: (procedure) => `${toFileName(requireAttribute(procedure, 'name'))}.sql${DATA_SUFFIX}`,
        payloadsOf: (procedure, path) => payloadBeside(procedure, 'file', path),
    }),
    listed({
        element: 'MobileOfflineProfiles',
        folder: 'MobileOfflineProfiles',
        fileOf: (profile) => {
            requireAttribute(profile, 'MobileOfflineProfileId');
            const name = childText(profile, 'name') ?? childText(profile, 'Name') ?? requireAttribute(profile, 'name');
            return `${toFileName(name)}.xml`;
        },
    }),
    listed({
        element: 'ChannelAccessProfiles',
        folder: 'ChannelAccess/Profiles',
        fileOf: (profile) => `${toFileName(requireAttribute(profile, 'Name'))}.xml`,
        identityOf: (profile) => ({ type: '172', id: attributeOf(profile, 'ChannelAccessProfileId') }),
    }),
];
/** The kinds with a rule of their own, by the name of their element in customizations.xml. */
const componentKinds = new Map(rows.map((kind) => [kind.element, kind]));
function hasChildren(element) {
    return element.children.length > 0;
}
function belowFolder(path) {
    return path.slice(path.indexOf('/') + 1);
}
/** The payload that lies beside its description `x.data.xml` as `x`. */
function payloadBeside(component, referenceName, path) {
    const reference = childText(component, referenceName);
    if (!reference)
        return [];
    return [{ entry: toReferencedPath(reference), path: path.slice(0, -DATA_SUFFIX.length), required: true }];
}
function workflowFiles(workflow) {
    return ['XamlFileName', 'JsonFileName'].flatMap((name) => {
        const path = toReferencedPath(childText(workflow, name) ?? '');
        return path === '' ? [] : [{ entry: path, path, required: true }];
    });
}
/** The zip calls the folder `Connector`, the unpacked solution `Connectors`. */
function connectorFiles(connector) {
    return childElements(connector)
        .map((child) => toReferencedPath(textOf(child)))
        .filter((entry) => entry.startsWith('Connector/'))
        .map((entry) => ({ entry, path: `Connectors/${belowFolder(entry)}`, required: true }))
        .sort((a, b) => compareNtfs(a.path, b.path));
}
function sortAppComponents(app) {
    const children = app.children.map((node) => node.kind === 'element' && node.name === 'AppModuleComponents'
        ? sortedChildren(node, (component) => attributesOf(component, ['type', 'schemaName']))
        : node);
    return { ...app, children };
}
//# sourceMappingURL=table.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/solution-folders.js
// Which files of a folder are parts of an unpacked solution, and so may be replaced or removed by unpacking again.



/** Folders of components that are files in the zip too, as seen in exports of Dataverse. */
const SHARDED_FOLDERS = [
    'aiplugins',
    'aipluginoperations',
    'aiskillconfigs',
    'allowedmcpclients',
    'appactions',
    'Assets',
    'attributeimageconfigs',
    'botcomponentcollections',
    'botcomponents',
    'bots',
    'catalogs',
    'customapis',
    'duplicaterules',
    'dvtablesearchentities',
    'dvtablesearchs',
    'entityimageconfigs',
    'environmentvariabledefinitions',
    'Formulas',
    'fxexpressions',
    'managedidentities',
    'maskingrules',
    'mcpservers',
    'OrganizationSettings',
    'pluginpackages',
    'powerbidatasets',
    'powerbireports',
    'powerpagecomponents',
];
/** Decides for one unpacked folder which paths are parts of the solution. */
class SolutionFolders {
    folders;
    /**
     * @param unpacked paths of the files that are to be in the folder.
     * @param customizations Other/Customizations.xml as it is in the folder now: its elements name further folders.
     */
    constructor(unpacked, customizations) {
        const elements = customizations ? elementNames(customizations) : [];
        const kinds = [...componentKinds.values()].map((kind) => kind.folder);
        const all = [...unpacked, ...kinds, ...elements, ...SHARDED_FOLDERS];
        this.folders = new Set(all.map((path) => topFolder(path)));
    }
    /** True for a top-level folder that belongs to the solution. */
    ownsFolder(name) {
        return !name.startsWith('.') && (this.folders.has(topFolder(name)) || /^msdyn_/i.test(name));
    }
    /** True for a file that belongs to the solution: no dot file, no README, no source of a canvas app, nothing at the top. */
    owns(path) {
        const segments = path.split('/');
        if (segments.length < 2 || !this.ownsFolder(segments[0] ?? ''))
            return false;
        if (segments.some((segment) => segment.startsWith('.')))
            return false;
        return !/^CanvasApps\/src\//i.test(path) && !/^readme(\.\w+)?$/i.test(segments.at(-1) ?? '');
    }
}
function elementNames(customizations) {
    try {
        return childElements(parse_parseXml(customizations, 'Other/Customizations.xml').root).map((element) => element.name);
    }
    catch {
        return []; // The file is about to be replaced; that it is broken, say by a merge, must not stand in the way.
    }
}
function topFolder(path) {
    return (path.split('/')[0] ?? '').toLowerCase();
}
//# sourceMappingURL=solution-folders.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/solution.js
// A solution zip, opened: its two XML files parsed and its other entries at hand.





/**
 * Opens a solution zip.
 * @throws AlmError `solution-invalid` when it is a zip but no solution; the codes of `readZip`, `parseXml` and
 * `parseManifest`.
 */
function parseSolution(zip, limits = limits_defaultZipLimits) {
    const entries = zip instanceof Uint8Array ? reader_readZip(zip, limits) : zip;
    const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
    const find = (path) => byPath.get(path.toLowerCase());
    const read = (path) => {
        const entry = find(path);
        if (entry)
            return parse_parseXml(entry.read(), path);
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: `the zip has no ${(0,lib/* quote */.hD)(path)}, so it is not a solution`,
            remedy: 'Give the solution zip itself, not a zip around it or a package of another kind.',
        });
    };
    const manifestXml = read('solution.xml');
    return {
        manifest: manifest_parseManifest(manifestXml),
        manifestXml,
        customizationsXml: read('customizations.xml'),
        entries,
        find,
    };
}
//# sourceMappingURL=solution.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/generic.js
// Components that the format has no own rule for: an element whose children have names is split by these names.





/** Elements that stay in Other/Customizations.xml although their children have names. */
const INLINE = new Set(['Languages', 'bots', 'botcomponents']);
/**
 * The kind of an element that the table does not know: in unpacking, undefined when its first child has no name, and
 * then it stays where it is.
 */
function genericKind(element) {
    if (INLINE.has(element.name))
        return undefined;
    const first = childElements(element)[0];
    if (first && genericName(first) === undefined)
        return undefined;
    return listed({
        element: element.name,
        folder: element.name,
        ownedZipFolder: element.name,
        suffix: '.meta.xml',
        fileOf: (component) => `${toFileName(requireName(component))}.meta.xml`,
        payloadsOf: fileReferences,
    });
}
function requireName(component) {
    const name = genericName(component);
    if (name !== undefined)
        return name;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `cannot determine the name of an element <${component.name}> in customizations.xml`,
        remedy: 'Export the solution again; its siblings have names.',
    });
}
function genericName(component) {
    const candidates = [
        childText(component, 'Name'),
        childText(component, 'name'),
        attributeOf(component, 'Name'),
        childText(component, 'SchemaName'),
        childText(component, 'schemaname'),
    ];
    return candidates.find(Boolean);
}
//# sourceMappingURL=generic.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/serialize.js
// Writes a tree as .NET's XmlWriter does with indentation on, which is how every file of the format looks.

const serialize_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
/** The bytes of an XML file: UTF-8 with byte order mark, declaration, two blanks a level, no line end at the end. */
function serializeXml(content, lineEnds) {
    return Buffer.from(`\ufeff${serialize_DECLARATION}${write(content, lineEnds)}`);
}
/** The same without byte order mark and declaration, which is how the workflows of a solution are written. */
function serializeFragment(content, lineEnds) {
    return Buffer.from(write(content, lineEnds).trimStart());
}
/** Each node of the top on a line of its own, the first one too. */
function write(content, lineEnds) {
    const nodes = 'root' in content ? [...content.before, content.root, ...content.after] : [content];
    const writer = new XmlWriter(lineEnds === 'crlf' ? '\r\n' : '\n');
    for (const node of nodes)
        writer.node(node, 0, false);
    return writer.out;
}
class XmlWriter {
    out = '';
    lineEnd;
    constructor(lineEnd) {
        this.lineEnd = lineEnd;
    }
    node(node, depth, mixed) {
        if (node.kind === 'element')
            this.element(node, depth, mixed);
        else
            this.characters(node, depth, mixed);
    }
    element(element, depth, mixed) {
        if (!mixed)
            this.newLine(depth);
        this.out += `<${element.name}`;
        for (const { name, value } of element.attributes)
            this.out += ` ${name}="${escapeAttribute(value)}"`;
        if (element.children.length === 0) {
            this.out += element.selfClosed ? ' />' : `></${element.name}>`;
            return;
        }
        this.out += '>';
        // From the first text on nothing in the element is indented any more: white space would change its meaning.
        let mixedHere = mixed;
        for (const child of element.children) {
            if (child.kind === 'text' || child.kind === 'cdata')
                mixedHere = true;
            this.node(child, depth + 1, mixedHere);
        }
        if (!mixedHere)
            this.newLine(depth);
        this.out += `</${element.name}>`;
    }
    characters(node, depth, mixed) {
        const value = this.withLineEnds(node.value);
        if (node.kind === 'text')
            this.out += escapeText(value);
        else if (node.kind === 'cdata')
            this.out += `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
        else {
            if (!mixed)
                this.newLine(depth);
            this.out += node.kind === 'comment' ? `<!--${closable(value, '--')}-->` : `<?${closable(value, '?>')}?>`;
        }
    }
    newLine(depth) {
        this.out += this.lineEnd + '  '.repeat(depth);
    }
    withLineEnds(value) {
        return /[\r\n]/.test(value) ? value.replace(/\r\n|\r|\n/g, this.lineEnd) : value;
    }
}
/** A comment or instruction cannot hold what would end it; no file that was read has one that does. */
function closable(value, end) {
    if (!`${value}${end[0] ?? ''}`.includes(end))
        return value;
    throw new lib/* AlmError */.Ly('xml-invalid', { message: `a comment or instruction cannot hold ${(0,lib/* quote */.hD)(end)}` });
}
const REFERENCES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\t': '&#x9;',
    '\n': '&#xA;',
    '\r': '&#xD;',
};
function escapeText(value) {
    return /[&<>]/.test(value) ? value.replace(/[&<>]/g, (char) => REFERENCES[char] ?? char) : value;
}
function escapeAttribute(value) {
    return /[&<>"\t\n\r]/.test(value)
        ? value.replace(/[&<>"\t\n\r]/g, (char) => REFERENCES[char] ?? char)
        : value;
}
//# sourceMappingURL=serialize.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/unpacked-files.js
// The files that a solution unpacks to, as they come together.





const XSI = { name: 'xmlns:xsi', value: 'http://www.w3.org/2001/XMLSchema-instance' };
class UnpackedFiles {
    managed;
    files = new Map();
    /** The files that the managed zip writes when both forms are unpacked into one folder. */
    managedWins = new Map();
    warnings = [];
    solution;
    lineEnds;
    used = new Set();
    folded = new Set();
    constructor(solution, lineEnds) {
        this.solution = solution;
        this.lineEnds = lineEnds;
        this.managed = solution.manifest.packageType === 'Managed';
    }
    writeXml(path, root, { plainRoot, managedWins } = {}) {
        this.put(path, serializeXml(plainRoot ? root : withNamespace(root), this.lineEnds), managedWins);
    }
    writeDocument(path, document) {
        this.put(path, serializeXml({ ...document, root: withNamespace(document.root) }, this.lineEnds), true);
    }
    writeText(path, text) {
        this.put(path, Buffer.from(`\ufeff${text}`));
    }
    copy({ entry, path }) {
        const found = this.solution.find(entry);
        if (!found)
            return false;
        this.used.add(found.path);
        this.put(path, found.read());
        return true;
    }
    copyUnnamed(path) {
        const content = this.solution.find(path)?.read();
        if (content)
            this.put(path, content, true);
    }
    isUsed(path) {
        return this.used.has(path);
    }
    warn(message) {
        this.warnings.push(message);
    }
    /** @throws AlmError `solution-invalid` when one file would have to be the folder of another. */
    checkFolders() {
        const paths = [...this.files.keys(), ...this.managedWins.keys()];
        for (const path of paths) {
            for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (!this.folded.has(foldName(path.slice(0, slash))))
                    continue;
                throw new lib/* AlmError */.Ly('solution-invalid', {
                    message: `${(0,lib/* quote */.hD)(path.slice(0, slash))} would have to be a file and a folder`,
                    remedy: 'Rename one of the two components.',
                });
            }
        }
    }
    put(untrustedPath, bytes, managedWins = false) {
        const path = parseUnpackedPath(untrustedPath);
        const key = foldName(path);
        if (this.folded.has(key)) {
            this.warn(`two components have the file ${(0,lib/* quote */.hD)(path)} (upper and lower case count as the same); the last one wins`);
        }
        this.folded.add(key);
        (managedWins ? this.managedWins : this.files).set(path, bytes);
    }
}
function withNamespace(root) {
    return attributeOf(root, XSI.name) === undefined ? { ...root, attributes: [...root.attributes, XSI] } : root;
}
//# sourceMappingURL=unpacked-files.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/plan.js
// Decides what files a solution zip unpacks to. Pure: nothing is written here.







/**
 * Plans the unpacked folder of one zip.
 * @throws AlmError `solution-type-mismatch` when the zip is not of the requested type; `solution-invalid` when a
 * component lacks its name; `zip-entry-refused` or `zip-entry-escapes` for a component that would be written where it
 * may not.
 */
function planUnpack(solution, options) {
    const { managedWins, files, warnings } = unpackAs(solution, options.packageType, options);
    return { files: new Map([...files, ...managedWins]), warnings };
}
/**
 * Plans the folder that holds both forms of a solution: the unmanaged one, with managed twins of forms, apps and site
 * maps beside it, and the managed form of solution.xml, customizations.xml, entities and ribbons.
 * @throws AlmError as `planUnpack` does.
 */
function planUnpackBoth(unmanaged, managed, options) {
    const base = unpackAs(unmanaged, 'Unmanaged', options, 'Both');
    const twins = unpackAs(managed, 'Managed', options, 'Both');
    return {
        files: new Map([...base.files, ...base.managedWins, ...twins.managedWins]),
        warnings: [...new Set([...base.warnings, ...twins.warnings])],
    };
}
function unpackAs(solution, actual, { lineEnds }, written = actual) {
    checkPackageType(solution.manifest.packageType, actual, `the solution ${(0,lib/* quote */.hD)(solution.manifest.uniqueName)}`);
    const target = new UnpackedFiles(solution, lineEnds);
    const ownedFolders = unpackCustomizations(solution.customizationsXml, target);
    target.writeDocument('Other/Solution.xml', withSortedLists(withPackageType(solution.manifestXml, written)));
    copySharded(solution, target, ownedFolders);
    target.checkFolders();
    return target;
}
/** Splits customizations.xml; returns the zip folders, in lower case, whose files are copied by reference only. */
function unpackCustomizations(document, target) {
    const owned = new Set();
    const children = document.root.children.map((node) => {
        const kind = node.kind === 'element' ? kindToUnpack(node) : undefined;
        if (node.kind !== 'element' || !kind?.unpack)
            return node;
        if (childElements(node).length > 0 && kind.ownedZipFolder)
            owned.add(kind.ownedZipFolder.toLowerCase());
        kind.unpack(node, target);
        return emptied(node);
    });
    target.writeDocument('Other/Customizations.xml', { ...document, root: { ...document.root, children } });
    return owned;
}
/** Copies the files of the folders that no component of customizations.xml owns, except the top and `Other`. */
function copySharded(solution, target, owned) {
    for (const { path } of solution.entries) {
        const folder = path.slice(0, Math.max(0, path.indexOf('/'))).toLowerCase();
        if (folder === '' || folder === 'other' || target.isUsed(path))
            continue;
        if (owned.has(folder))
            target.warn(`the file ${(0,lib/* quote */.hD)(path)} of the zip belongs to no component and is left out`);
        else
            target.copyUnnamed(path);
    }
}
/** The rule for an element; undefined when it stays in Other/Customizations.xml as it is. */
function kindToUnpack(element) {
    const kind = componentKinds.get(element.name);
    if (kind)
        return kind;
    return childElements(element).length > 0 ? genericKind(element) : undefined;
}
//# sourceMappingURL=plan.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/solution/lib/layout/tree.read.js
// Lists the files of a folder without ever following a symbolic link. Synchronous, like all reading and writing of
// unpacked folders: thousands of small calls in a row are several times faster that way.



/**
 * Lists the regular files below `root` whose top-level folder is `wanted`, sorted by path; none when `root` does not exist.
 * @throws AlmError `path-outside-workspace` for a symbolic link, `solution-invalid` for a device or the like.
 */
function listFiles(root, wanted) {
    const found = [];
    const queue = namesIn(root).filter(wanted);
    for (const path of queue) {
        const status = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path));
        if (status.isSymbolicLink()) {
            throw new lib/* AlmError */.Ly('path-outside-workspace', {
                message: `${(0,lib/* quote */.hD)(path)} in the solution folder is a symbolic link, which could lead anywhere`,
                remedy: 'Replace the link by a copy of what it points to.',
                details: { path },
            });
        }
        if (status.isDirectory())
            queue.push(...namesIn((0,external_node_path_.join)(root, path)).map((name) => `${path}/${name}`));
        else if (status.isFile())
            found.push({ path, sizeBytes: status.size });
        else
            throw new lib/* AlmError */.Ly('solution-invalid', { message: `${(0,lib/* quote */.hD)(path)} is neither a file nor a folder` });
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch (error) {
        if ((0,lib/* stringField */.OM)(error, 'code') === 'ENOENT')
            return [];
        throw error;
    }
}
//# sourceMappingURL=tree.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/staged-changes.write.js
// Changes a folder as a whole: new files are written beside it, a journal is put with them, and only then files move.
// Whoever finds the journal knows that a run was killed between two moves, and can make the rest of them.





/** The folder as it is, or as it will be: links on the way to it are followed, those in it never. */
function resolveRoot(folder) {
    return (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false }) ? (0,external_node_fs_.realpathSync)(folder) : (0,external_node_path_.resolve)(folder);
}
/** Makes all changes or, when one fails, none. */
function applyChanges(root, { written, displaced }) {
    const staging = new Staging(root);
    try {
        for (const [path, bytes] of written)
            place((0,external_node_path_.join)(staging.fresh, path), bytes);
        if (!exists(root)) {
            (0,external_node_fs_.renameSync)(staging.fresh, root);
            staging.discard();
            return;
        }
        staging.writeJournal(displaced);
    }
    catch (error) {
        staging.discard();
        throw error;
    }
    const moves = new Moves();
    try {
        moveAll(staging, moves, displaced, [...written.keys()]);
    }
    catch (error) {
        moves.takeBack();
        staging.discard();
        throw error;
    }
    staging.discard();
}
/**
 * Makes the changes that a killed run has left undone.
 * @throws AlmError `path-outside-workspace` when a symbolic link stands in the way.
 */
function finishInterrupted(root) {
    const staging = new Staging(root);
    if (!exists(staging.folder))
        return;
    const displaced = staging.readJournal();
    if (displaced) {
        const found = listFiles(staging.folder, (name) => name === (0,external_node_path_.basename)(staging.fresh));
        const written = found.map((file) => file.path.slice(file.path.indexOf('/') + 1));
        const paths = [...displaced, ...written].map(parseUnpackedPath);
        const touched = new Set(paths.map((path) => path.split('/')[0]));
        listFiles(root, (name) => touched.has(name)); // Refuses links on the way.
        moveAll(staging, new Moves(), displaced, written);
    }
    staging.discard();
}
/**
 * Holds that no run was killed in the middle of changing the folder.
 * @throws AlmError `solution-invalid`.
 */
function refuseInterrupted(folder) {
    const staging = new Staging(resolveRoot(folder));
    if (!exists(staging.journal))
        return;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `unpacking into ${(0,lib/* quote */.hD)(folder)} was interrupted, so it holds files of two versions`,
        remedy: `Unpack into it again, which finishes what was begun, or restore the folder and delete ${(0,lib/* quote */.hD)(staging.folder)}.`,
    });
}
/** The folder beside a folder, and so on the same volume, where a move is one step. */
class Staging {
    root;
    folder;
    fresh;
    former;
    journal;
    constructor(root) {
        this.root = root;
        this.folder = (0,external_node_path_.join)((0,external_node_path_.dirname)(root), `.${(0,external_node_path_.basename)(root)}.unpacking`);
        this.fresh = (0,external_node_path_.join)(this.folder, 'fresh');
        this.former = (0,external_node_path_.join)(this.folder, 'former');
        this.journal = (0,external_node_path_.join)(this.folder, 'journal.json');
    }
    writeJournal(displaced) {
        const draft = `${this.journal}.part`;
        (0,external_node_fs_.writeFileSync)(draft, JSON.stringify({ displaced }), { flag: 'wx' });
        (0,external_node_fs_.renameSync)(draft, this.journal);
    }
    /** The displaced files; undefined when no file was moved yet, or all were. */
    readJournal() {
        if (!(0,external_node_fs_.lstatSync)(this.folder).isDirectory()) {
            throw new lib/* AlmError */.Ly('path-outside-workspace', {
                message: `${(0,lib/* quote */.hD)(this.folder)}, where files are prepared, is no folder`,
                remedy: 'Remove it.',
            });
        }
        if (!exists(this.journal))
            return undefined;
        const journal = (0,lib/* parseJson */.qF)((0,external_node_fs_.readFileSync)(this.journal, 'utf8'), this.journal);
        return (0,lib/* arrayField */.e7)(journal, 'displaced').map(String);
    }
    /** The journal goes first: what is left without it means nothing. */
    discard() {
        (0,external_node_fs_.rmSync)(this.journal, { force: true });
        (0,external_node_fs_.rmSync)(this.folder, { recursive: true, force: true });
    }
}
function moveAll(staging, moves, displaced, written) {
    const { root, fresh, former } = staging;
    // Removals first: on a disk that ignores case, a file whose name changed in case alone is the same file.
    for (const path of displaced) {
        const isDone = exists((0,external_node_path_.join)(former, path)) || !exists((0,external_node_path_.join)(root, path));
        if (!isDone)
            moves.make((0,external_node_path_.join)(root, path), (0,external_node_path_.join)(former, path));
    }
    const kept = new Set(written);
    for (const path of displaced)
        if (!kept.has(path))
            removeEmptyFolders(root, (0,external_node_path_.dirname)(path));
    for (const path of written)
        moves.make((0,external_node_path_.join)(fresh, path), (0,external_node_path_.join)(root, path));
}
function exists(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
function place(path, bytes) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
    (0,external_node_fs_.writeFileSync)(path, bytes, { flag: 'wx' });
}
/** Moves of files that can be undone, last one first. */
class Moves {
    done = [];
    make(from, to) {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(to), { recursive: true });
        (0,external_node_fs_.renameSync)(from, to);
        this.done.push({ from, to });
    }
    takeBack() {
        for (const { from, to } of this.done.reverse()) {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(from), { recursive: true });
            (0,external_node_fs_.renameSync)(to, from);
        }
    }
}
function removeEmptyFolders(root, folder) {
    for (let path = folder; path !== '.'; path = (0,external_node_path_.dirname)(path)) {
        try {
            (0,external_node_fs_.rmdirSync)((0,external_node_path_.join)(root, path));
        }
        catch {
            return; // It holds other files, and so do the folders above it.
        }
    }
}
//# sourceMappingURL=staged-changes.write.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/folder.write.js
// Brings an unpacked folder on disk up to date: what differs is computed first and then changed as a whole.






/**
 * Makes `folder` hold exactly `files` as far as the solution goes: writes what differs (a byte order mark alone is no
 * difference), removes files of components that are gone, and touches nothing that is no part of a solution, such as
 * `.git`, dot files, READMEs, files at the top and sources of canvas apps. What an earlier call could not finish because
 * its process was killed is finished first.
 * @throws AlmError `path-outside-workspace` when a symbolic link stands in the way; then nothing was written.
 */
async function writeUnpackedFolder(folder, files, options = {}) {
    for (const path of files.keys())
        parseUnpackedPath(path);
    const root = resolveRoot(folder);
    if (!options.dryRun)
        finishInterrupted(root);
    const changes = compare(root, files, options.keepStale ?? false);
    const displaced = [...changes.removed, ...changes.changed];
    const unchanged = new Set(changes.unchanged);
    const written = new Map([...files].filter(([path]) => !unchanged.has(path)));
    if (!options.dryRun && displaced.length + written.size > 0)
        applyChanges(root, { written, displaced });
    return changes;
}
function compare(root, files, keepStale) {
    const folders = new SolutionFolders(files.keys(), readCustomizations(root));
    const existing = listFiles(root, (name) => folders.ownsFolder(name));
    const present = new Set(existing.map((file) => file.path));
    const changed = [];
    const unchanged = [];
    for (const [path, bytes] of files) {
        if (!present.has(path))
            continue;
        const isEqual = withoutMark((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path))).equals(withoutMark(bytes));
        (isEqual ? unchanged : changed).push(path);
    }
    return {
        added: [...files.keys()].filter((path) => !present.has(path)).sort(),
        changed: changed.sort(),
        removed: keepStale ? [] : [...present].filter((path) => !files.has(path) && folders.owns(path)),
        unchanged: unchanged.sort(),
    };
}
function readCustomizations(root) {
    const path = 'Other/Customizations.xml';
    const found = listFiles(root, (name) => name === 'Other');
    return found.some((file) => file.path === path) ? (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path)) : undefined;
}
function withoutMark(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? buffer.subarray(3) : buffer;
}
//# sourceMappingURL=folder.write.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/folder.read.js
// Reads an unpacked folder into memory, within limits.







/**
 * The files in the folders of an unpacked solution, by path. Files at its top, dot folders (`.git`), `bin` and `obj`
 * are left out: they are no parts of a solution.
 * @throws AlmError `file-not-found` when there is no such folder, `path-outside-workspace` for a symbolic link in it,
 * `solution-too-large` when it exceeds a limit, `solution-invalid` when unpacking into it was interrupted.
 */
async function readUnpackedFolder(folder, limits = limits_defaultZipLimits) {
    const status = (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false });
    if (!status?.isDirectory()) {
        throw new lib/* AlmError */.Ly('file-not-found', {
            message: `there is no folder ${(0,lib/* quote */.hD)(folder)}`,
            remedy: 'Name the folder that holds Other/Solution.xml, and check out the repository before this step.',
        });
    }
    refuseInterrupted(folder);
    const found = listFiles(folder, (name) => !isIgnoredFolder(name)).filter(({ path }) => path.includes('/'));
    const totalBytes = found.reduce((sum, file) => sum + file.sizeBytes, 0);
    const largest = found.reduce((most, file) => Math.max(most, file.sizeBytes), 0);
    if (found.length > limits.entries || totalBytes > limits.totalBytes || largest > limits.entryBytes) {
        throw new lib/* AlmError */.Ly('solution-too-large', {
            message: `folder ${(0,lib/* quote */.hD)(folder)} has ${found.length} files and ${(0,lib/* formatBytes */.z3)(totalBytes)}, the largest file ${(0,lib/* formatBytes */.z3)(largest)}; the limits are ${limits.entries} files, ${(0,lib/* formatBytes */.z3)(limits.totalBytes)} and ${(0,lib/* formatBytes */.z3)(limits.entryBytes)}`,
            remedy: 'Check that the folder holds one unpacked solution and nothing else.',
        });
    }
    const files = new Map();
    for (const { path } of found)
        files.set(path, (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, path)));
    return files;
}
//# sourceMappingURL=folder.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/plugins/metadata-tables.js
// The tables of .NET metadata up to the one that describes the assembly: how many bytes a row of each has, so that
// this one can be found (ECMA-335, II.22 and II.24.2.6).
/** Number of the table that holds the identity of the assembly. */
const ASSEMBLY_TABLE = 0x20;
const FIELD = [0, 0x04];
const METHOD = [0, 0x06];
const TYPE = [0, 0x02];
const TYPE_DEF_OR_REF = [2, 0x02, 0x01, 0x1b];
const HAS_CONSTANT = [2, 0x04, 0x08, 0x17];
const HAS_CUSTOM_ATTRIBUTE = [
    5, 0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26,
    0x27, 0x28, 0x2a, 0x2c, 0x2b,
];
const HAS_FIELD_MARSHAL = [1, 0x04, 0x08];
const HAS_DECL_SECURITY = [2, 0x02, 0x06, 0x20];
const MEMBER_REF_PARENT = [3, 0x02, 0x01, 0x1a, 0x06, 0x1b];
const HAS_SEMANTICS = [1, 0x14, 0x17];
const METHOD_DEF_OR_REF = [1, 0x06, 0x0a];
const MEMBER_FORWARDED = [1, 0x04, 0x06];
const CUSTOM_ATTRIBUTE_TYPE = [3, 0x06, 0x0a];
const RESOLUTION_SCOPE = [2, 0x00, 0x1a, 0x23, 0x01];
/** The columns of the tables before that of the assembly, by table number. */
const COLUMNS = [
    /* 00 Module */ [2, 'string', 'guid', 'guid', 'guid'],
    /* 01 TypeRef */ [RESOLUTION_SCOPE, 'string', 'string'],
    /* 02 TypeDef */ [4, 'string', 'string', TYPE_DEF_OR_REF, FIELD, METHOD],
    /* 03 FieldPtr */ [FIELD],
    /* 04 Field */ [2, 'string', 'blob'],
    /* 05 MethodPtr */ [METHOD],
    /* 06 MethodDef */ [4, 2, 2, 'string', 'blob', [0, 0x08]],
    /* 07 ParamPtr */ [[0, 0x08]],
    /* 08 Param */ [2, 2, 'string'],
    /* 09 InterfaceImpl */ [TYPE, TYPE_DEF_OR_REF],
    /* 0a MemberRef */ [MEMBER_REF_PARENT, 'string', 'blob'],
    /* 0b Constant */ [2, HAS_CONSTANT, 'blob'],
    /* 0c CustomAttribute */ [HAS_CUSTOM_ATTRIBUTE, CUSTOM_ATTRIBUTE_TYPE, 'blob'],
    /* 0d FieldMarshal */ [HAS_FIELD_MARSHAL, 'blob'],
    /* 0e DeclSecurity */ [2, HAS_DECL_SECURITY, 'blob'],
    /* 0f ClassLayout */ [2, 4, TYPE],
    /* 10 FieldLayout */ [4, FIELD],
    /* 11 StandAloneSig */ ['blob'],
    /* 12 EventMap */ [TYPE, [0, 0x14]],
    /* 13 EventPtr */ [[0, 0x14]],
    /* 14 Event */ [2, 'string', TYPE_DEF_OR_REF],
    /* 15 PropertyMap */ [TYPE, [0, 0x17]],
    /* 16 PropertyPtr */ [[0, 0x17]],
    /* 17 Property */ [2, 'string', 'blob'],
    /* 18 MethodSemantics */ [2, METHOD, HAS_SEMANTICS],
    /* 19 MethodImpl */ [TYPE, METHOD_DEF_OR_REF, METHOD_DEF_OR_REF],
    /* 1a ModuleRef */ ['string'],
    /* 1b TypeSpec */ ['blob'],
    /* 1c ImplMap */ [2, MEMBER_FORWARDED, 'string', [0, 0x1a]],
    /* 1d FieldRVA */ [4, FIELD],
    /* 1e EncLog */ [4, 4],
    /* 1f EncMap */ [4],
];
/** Bytes of all tables before that of the assembly. */
function sizeBeforeAssembly(sizes) {
    return COLUMNS.reduce((total, columns, table) => {
        const rowSize = columns.reduce((sum, column) => sum + columnSize(column, sizes), 0);
        return total + rowSize * (sizes.rows[table] ?? 0);
    }, 0);
}
/** An index is wide where the largest table it may point to does not fit beside the bits that tell the table. */
function columnSize(column, sizes) {
    if (typeof column === 'number')
        return column;
    if (typeof column === 'string')
        return sizes[column];
    const [tagBits, ...tables] = column;
    return tables.some((table) => (sizes.rows[table] ?? 0) >= 1 << (16 - tagBits)) ? 4 : 2;
}
//# sourceMappingURL=metadata-tables.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/plugins/assembly-identity.js
// The identity of a .NET assembly, read from the metadata tables of its file. Every offset in such a file is hostile
// until it has been read within bounds.


const MAX_NAME_BYTES = 1024;
const MAX_KEY_BYTES = 16_384;
/** The display name that Dataverse calls the full name: `Name, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null`. */
function fullNameOf({ name, version, culture, publicKeyToken }) {
    return `${name}, Version=${version}, Culture=${culture || 'neutral'}, PublicKeyToken=${publicKeyToken ?? 'null'}`;
}
/** The identity of a .NET assembly; undefined for any file that is none. */
function readAssemblyIdentity(file) {
    try {
        return readIdentity(new DataView(file.buffer, file.byteOffset, file.byteLength));
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined; // An offset led out of the file.
        throw error;
    }
}
function readIdentity(file) {
    const metadata = findMetadata(file);
    if (!metadata)
        return undefined;
    const streams = readStreams(metadata);
    const tables = streams.get('#~') ?? streams.get('#-');
    const strings = streams.get('#Strings');
    const row = tables && findAssemblyRow(tables);
    if (!row || !strings)
        return undefined;
    const { view, sizes } = row;
    const version = [4, 6, 8, 10].map((at) => view.getUint16(at, true)).join('.');
    const nameAt = 16 + sizes.blob;
    const key = readBlob(streams.get('#Blob'), index(view, 16, sizes.blob));
    return {
        name: readString(strings, index(view, nameAt, sizes.string)),
        version,
        culture: readString(strings, index(view, nameAt + sizes.string, sizes.string)),
        publicKeyToken: key.length === 0 ? undefined : tokenOf(key),
    };
}
/** The metadata of the CLI header; undefined for a file without one, such as native code. */
function findMetadata(file) {
    if (file.getUint16(0, true) !== 0x5a4d /* MZ */)
        return undefined;
    const header = file.getUint32(0x3c, true);
    if (file.getUint32(header, true) !== 0x4550 /* PE */)
        return undefined;
    const sections = file.getUint16(header + 6, true);
    const optional = header + 24;
    const directories = optional + (file.getUint16(optional, true) === 0x20b ? 112 : 96);
    if (file.getUint32(directories - 4, true) <= 14)
        return undefined;
    const cliHeaderRva = file.getUint32(directories + 14 * 8, true);
    if (cliHeaderRva === 0)
        return undefined;
    const sectionTable = optional + file.getUint16(header + 20, true);
    const offsetOf = (rva) => offsetInFile(file, sectionTable, sections, rva);
    const cliHeader = offsetOf(cliHeaderRva);
    return part(file, offsetOf(file.getUint32(cliHeader + 8, true)), file.getUint32(cliHeader + 12, true));
}
/** Where the byte of a virtual address lies in the file. @throws RangeError when no section has it. */
function offsetInFile(file, table, sections, rva) {
    for (let at = table; at < table + sections * 40; at += 40) {
        const start = file.getUint32(at + 12, true);
        if (rva >= start && rva < start + file.getUint32(at + 16, true))
            return file.getUint32(at + 20, true) + rva - start;
    }
    throw new RangeError('no section has this address');
}
function readStreams(metadata) {
    const streams = new Map();
    if (metadata.getUint32(0, true) !== 0x424a5342)
        return streams;
    const start = 16 + metadata.getUint32(12, true);
    let at = start + 4;
    for (let count = metadata.getUint16(start + 2, true); count > 0; count--) {
        const name = readString(metadata, at + 8);
        streams.set(name, part(metadata, metadata.getUint32(at, true), metadata.getUint32(at + 4, true)));
        at += 8 + (Math.floor(name.length / 4) + 1) * 4;
    }
    return streams;
}
function findAssemblyRow(tables) {
    const heaps = tables.getUint8(6);
    const present = tables.getBigUint64(8, true);
    const rows = [];
    let at = 24;
    for (let table = 0; table < 64; table++) {
        const isPresent = ((present >> BigInt(table)) & 1n) === 1n;
        rows.push(isPresent ? tables.getUint32(at, true) : 0);
        if (isPresent)
            at += 4;
    }
    if (!rows[ASSEMBLY_TABLE])
        return undefined;
    const width = (bit) => ((heaps & bit) === 0 ? 2 : 4);
    const sizes = { string: width(1), guid: width(2), blob: width(4), rows };
    const extraBytes = (heaps & 0x40) === 0 ? 0 : 4;
    const start = at + extraBytes + sizeBeforeAssembly(sizes);
    return { view: part(tables, start, 16 + sizes.blob + 2 * sizes.string), sizes };
}
function index(view, at, width) {
    return width === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
}
function readString(heap, at) {
    let end = at;
    while (heap.getUint8(end) !== 0)
        if (++end - at > MAX_NAME_BYTES)
            throw new RangeError('the name does not end');
    return Buffer.from(heap.buffer, heap.byteOffset + at, end - at).toString();
}
/** A blob starts with its length, in one, two or four bytes (ECMA-335, II.24.2.4). */
function readBlob(heap, at) {
    if (!heap || at === 0)
        return new Uint8Array();
    const first = heap.getUint8(at);
    const headBytes = first < 0x80 ? 1 : first < 0xc0 ? 2 : 4;
    const length = headBytes === 1 ? first : headBytes === 2 ? heap.getUint16(at) & 0x3fff : heap.getUint32(at) & 0x1fffffff;
    if (length > MAX_KEY_BYTES)
        throw new RangeError('the key is too long');
    const blob = part(heap, at + headBytes, length);
    return new Uint8Array(blob.buffer, blob.byteOffset, length);
}
/** The last eight bytes of the SHA-1 of a public key, in reverse: how .NET abbreviates it (ECMA-335, II.6.3). */
function tokenOf(publicKey) {
    return (0,external_node_crypto_.createHash)('sha1').update(publicKey).digest().subarray(-8).reverse().toString('hex');
}
/** @throws RangeError when the part is not inside the whole. */
function part(whole, at, length) {
    if (at < 0 || at + length > whole.byteLength)
        throw new RangeError('out of bounds');
    return new DataView(whole.buffer, whole.byteOffset + at, length);
}
//# sourceMappingURL=assembly-identity.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/plugins/remap.js
// Gives a packed solution the identities that its plug-in assemblies really have: after a rebuild with another version
// or key, the names in the source files are those of the build before, and Dataverse would refuse the import.






const ASSEMBLY_TYPE = '91';
/**
 * Rewrites the names of plug-in assemblies to those of their files: in the assembly and its types, its root component,
 * the steps of an assembly of the same simple name, and the workflows that use one of its activities.
 * @returns the changed parts, and the lines that the platform's tool prints about them.
 * @throws AlmError `xml-invalid` for a workflow that is not well-formed.
 */
function remapPlugins(packed, lineEnds) {
    const remap = new Remap(readAssemblies(packed));
    const root = mapChildren(packed.root, (list) => {
        if (list.name === 'SolutionPluginAssemblies')
            return mapChildren(list, (each) => remap.assembly(each));
        if (list.name === 'SdkMessageProcessingSteps')
            return mapChildren(list, (each) => remap.step(each));
        return list;
    });
    const manifestRoot = mapDescendants(packed.manifestXml.root, (element) => remap.rootComponent(element));
    const parts = new Map(packed.parts);
    for (const { name, file } of remap_workflowFiles(packed.root)) {
        const part = parts.get(file);
        const bytes = part && remap.workflow(name, parse_parseXml(part.bytes, file), lineEnds);
        if (bytes)
            parts.set(file, { name: file, bytes });
    }
    return { root, manifestXml: { ...packed.manifestXml, root: manifestRoot }, parts, notes: remap.notes };
}
function readAssemblies({ root, parts }) {
    const list = childElement(root, 'SolutionPluginAssemblies');
    return (list ? childElements(list) : []).flatMap((element) => {
        const part = parts.get(encodeEntryName(toReferencedPath(childText(element, 'FileName') ?? '')));
        const identity = part && readAssemblyIdentity(part.bytes);
        const written = attributeOf(element, 'FullName');
        if (!identity || written === undefined)
            return [];
        const id = attributeOf(element, 'PluginAssemblyId');
        return [{ id, written, name: identity.name, fullName: fullNameOf(identity) }];
    });
}
function remap_workflowFiles(root) {
    const list = childElement(root, 'Workflows');
    return (list ? childElements(list) : []).flatMap((workflow) => {
        const path = toReferencedPath(childText(workflow, 'XamlFileName') ?? '');
        return path === '' ? [] : [{ name: attributeOf(workflow, 'Name') ?? '', file: encodeEntryName(path) }];
    });
}
class Remap {
    notes = [];
    assemblies;
    constructor(assemblies) {
        this.assemblies = assemblies;
    }
    /** An element `PluginAssembly` with its types. */
    assembly(element) {
        const id = attributeOf(element, 'PluginAssemblyId');
        const written = attributeOf(element, 'FullName');
        const found = this.assemblies.find((each) => each.id === id && each.written === written);
        if (!found)
            return element;
        if (found.written !== found.fullName)
            this.note('Plugin Name', found.written, found.fullName);
        return mapChildren(withAttribute(element, 'FullName', found.fullName), (types) => types.name === 'PluginTypes' ? mapChildren(types, (type) => this.pluginType(type, found)) : types);
    }
    pluginType(element, { fullName }) {
        const written = attributeOf(element, 'AssemblyQualifiedName');
        if (written === undefined)
            return element;
        const actual = `${splitQualifiedName(written).type}, ${fullName}`;
        if (actual === written)
            return element;
        this.note('Plugin Type Name', written, actual);
        return withAttribute(element, 'AssemblyQualifiedName', actual);
    }
    /** An element of solution.xml: only root components that are assemblies change. */
    rootComponent(element) {
        if (element.name !== 'RootComponent' || attributeOf(element, 'type') !== ASSEMBLY_TYPE)
            return element;
        const schemaName = attributeOf(element, 'schemaName');
        const found = this.assemblies.find((each) => each.written === schemaName);
        return found ? withAttribute(element, 'schemaName', found.fullName) : element;
    }
    /** An element `SdkMessageProcessingStep`. */
    step(element) {
        const what = `SDK Message Step ("${attributeOf(element, 'Name') ?? ''}") Type Name`;
        return mapChildren(element, (child) => {
            if (child.name !== 'PluginTypeName')
                return child;
            const written = childText(element, 'PluginTypeName') ?? '';
            const actual = this.actualName(written);
            if (actual === undefined || actual === written)
                return child;
            this.note(what, written, actual);
            return withChildren(child, [{ kind: 'text', value: actual }]);
        });
    }
    /** The new bytes of a workflow; undefined when it uses no activity of these assemblies. */
    workflow(name, document, lineEnds) {
        let isUsed = false;
        const root = mapDescendants(document.root, (element) => {
            const written = attributeOf(element, 'AssemblyQualifiedName');
            const actual = written === undefined ? undefined : this.actualName(written);
            if (written === undefined || actual === undefined)
                return element;
            isUsed = true;
            if (actual === written)
                return element;
            this.note(`Workflow ("${name}") Custom Type References Type Name`, written, actual);
            return withAttribute(element, 'AssemblyQualifiedName', actual);
        });
        return isUsed ? serializeFragment({ ...document, root }, lineEnds) : undefined;
    }
    /** The name of a type with the identity of its assembly; undefined when that is none of these. */
    actualName(written) {
        const { type, assembly } = splitQualifiedName(written);
        const simpleName = assembly.split(',', 1)[0]?.trim();
        const named = this.assemblies.filter((each) => each.name === simpleName);
        // Several versions of one assembly can be side by side: then the one that was meant keeps its types.
        const meant = named.find((each) => each.written === assembly || each.fullName === assembly) ?? named[0];
        return meant && `${type}, ${meant.fullName}`;
    }
    note(what, from, to) {
        this.notes.push(`Remapping ${what} From: `, `\t${from}`, 'To ', `\t${to}`);
    }
}
/** `Type, Assembly` in its halves, at the first comma outside of the brackets of type arguments. */
function splitQualifiedName(name) {
    let depth = 0;
    for (let at = 0; at < name.length; at++) {
        if (name[at] === '[')
            depth++;
        else if (name[at] === ']')
            depth--;
        else if (name[at] === ',' && depth === 0)
            return { type: name.slice(0, at), assembly: name.slice(at + 1).trim() };
    }
    return { type: name, assembly: '' };
}
//# sourceMappingURL=remap.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/content-types.js
// [Content_Types].xml, the list of media types that makes a zip a package (Open Packaging Conventions, ECMA-376-2).
const PARTS_OF_TEXT = new Set(['customizations.xml', 'solution.xml']);
/**
 * The bytes of [Content_Types].xml for the entries of a solution zip in their order: the first part of an extension
 * sets the default, every part of another type gets an override.
 */
function contentTypes(entryNames) {
    const defaults = new Map();
    const defaultElements = [];
    const overrides = [];
    for (const name of entryNames) {
        const type = PARTS_OF_TEXT.has(name) ? 'text/xml' : 'application/octet-stream';
        const extension = /\.([^./]*)$/.exec(name)?.[1] ?? '';
        const key = extension.toLowerCase();
        if (extension !== '' && !defaults.has(key)) {
            defaults.set(key, type);
            defaultElements.push(`<Default Extension="${content_types_escapeAttribute(extension)}" ContentType="${type}" />`);
        }
        else if (defaults.get(key) !== type) {
            overrides.push(`<Override PartName="/${content_types_escapeAttribute(name)}" ContentType="${type}" />`);
        }
    }
    return Buffer.from('\ufeff<?xml version="1.0" encoding="utf-8"?>' +
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        `${defaultElements.join('')}${overrides.join('')}</Types>`);
}
/** Entry names are percent-encoded, so that of the characters with a meaning in XML only `&` can occur. */
function content_types_escapeAttribute(name) {
    return name.replaceAll('&', '&amp;');
}
//# sourceMappingURL=content-types.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/folder-source.js
// The unpacked folder as the kinds of components see it while they are packed.






class FolderSource {
    managed;
    files;
    /** The files of the zip by their entry names. */
    parts = new Map();
    paths;
    read = new Set();
    namespaces = new Map();
    constructor(files, managed) {
        this.files = new FileIndex(files);
        this.paths = [...files.keys()];
        this.managed = managed;
    }
    readDocument(path) {
        return parse_parseXml(this.bytes(path) ?? missingFile(path), path);
    }
    readXml(path) {
        const { root } = this.readDocument(path);
        const attributes = root.attributes.filter((attribute) => !this.isSharedNamespace(attribute));
        return { ...root, attributes };
    }
    /**
     * The files in `folders` (top-level names in upper case) that no component read, sorted: leftovers, or parts that
     * something forgot to name. Forms for the other package type, READMEs, dot files and sources of canvas apps are
     * expected to stay unread.
     */
    unreadFiles(folders) {
        return this.paths
            .filter((path) => folders.has(path.slice(0, path.indexOf('/')).toUpperCase()) && !this.isRead(path))
            .filter((path) => !isManagedTwin(path) && !this.isRead(managedTwin(path)))
            .filter((path) => !/(^|\/)(\.|readme(\.\w+)?$)|^CanvasApps\/src\/|\/FormXml\//i.test(path))
            .sort();
    }
    /** Tells whether a component has read the file. */
    isRead(path) {
        return this.read.has(path.toUpperCase());
    }
    /** Takes the prefixes that the root of customizations.xml declares as given. */
    shareNamespaces(root) {
        for (const attribute of root.attributes)
            this.isSharedNamespace(attribute);
    }
    /** The namespace prefixes of the parts that the root of customizations.xml does not declare yet. */
    namespacesBeyond(root) {
        return [...this.namespaces]
            .filter(([name]) => attributeOf(root, name) === undefined)
            .map(([name, value]) => ({ name, value }));
    }
    bytes(path) {
        this.read.add(path.toUpperCase());
        return this.files.bytes(path);
    }
    /** A prefix that means the same in every part is declared once, at the top. */
    isSharedNamespace({ name, value }) {
        if (!name.startsWith('xmlns:'))
            return false;
        const known = this.namespaces.get(name) ?? value;
        this.namespaces.set(name, known);
        return known === value;
    }
    readText(path) {
        const bytes = this.bytes(path);
        return bytes && new TextDecoder().decode(bytes);
    }
    addPart({ entry, path, required }) {
        const bytes = this.bytes(path);
        if (!bytes && required)
            missingFile(path);
        const name = encodeEntryName(parseRelativePath(entry, 'packed file'));
        if (bytes && !this.parts.has(name))
            this.parts.set(name, { name, bytes });
    }
}
function missingFile(path) {
    throw new lib/* AlmError */.Ly('solution-file-missing', {
        message: `cannot find required file ${(0,lib/* quote */.hD)(path)}`,
        remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
        details: { file: path },
    });
}
//# sourceMappingURL=folder-source.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/root-components.js
// Root component validation: what solution.xml lists and what customizations.xml holds must be the same.


const ENTITY = '1';
const OPTION_SET = '9';
const WEB_RESOURCE = '61';
/**
 * Compares the root components of solution.xml with the components that were packed.
 * @returns a line for each root component that the customizations do not hold, which Dataverse tolerates.
 * @throws AlmError `solution-invalid` for a root component that is listed twice, `solution-component-lost` for a
 * component that is no root component: an import would leave it out.
 */
function checkRootComponents(roots, packed) {
    const rootKeys = new Set();
    for (const root of roots) {
        const [key = ''] = keysOf(root);
        if (rootKeys.has(key)) {
            throw new lib/* AlmError */.Ly('solution-invalid', {
                message: `duplicate root component '${root.schemaName ?? root.id ?? ''}' of type '${root.typeName}'`,
                remedy: 'Remove one of the two lines <RootComponent> from Other/Solution.xml.',
            });
        }
        for (const each of keysOf(root))
            rootKeys.add(each);
    }
    const lost = packed.filter((component) => {
        const keys = keysOf(component);
        // A component without any key is of a shape that is not known here, and cannot be judged.
        return !component.isOptional && keys.length > 0 && !keys.some((key) => rootKeys.has(key));
    });
    if (lost.length > 0)
        throw lostComponents(lost.map((component) => describeComponent(component)));
    const packedKeys = new Set(packed.flatMap(keysOf));
    return roots
        .filter((root) => !keysOf(root).some((key) => packedKeys.has(key)))
        .filter((root) => root.type !== WEB_RESOURCE || root.schemaName !== undefined)
        .map(describeComponent);
}
/** The components among `unread` that solution.xml lists, so that packing without them would lose them. */
function findLostComponents(roots, unread) {
    const rootKeys = new Set(roots.flatMap(keysOf));
    return unread.filter((component) => keysOf(component).some((key) => rootKeys.has(key)));
}
/** The error for components that a packed solution would not bring with it. */
function lostComponents(descriptions) {
    return new lib/* AlmError */.Ly('solution-component-lost', {
        message: `following objects, required by the solution, are not present: ${descriptions.join(', ')}`,
        remedy: 'Add each one to <RootComponents> of Other/Solution.xml, or export the solution again with these components in it.',
        details: { components: descriptions },
    });
}
/** Ids are unique across types, names within theirs; case counts in the names of option sets alone. */
function keysOf(component) {
    const { type, id, schemaName } = component;
    // A root component that names nothing but its type can only mean the one component of that type.
    const isSingle = 'behavior' in component ? !id && !schemaName : component.isSingle === true;
    const keys = isSingle ? [`only ${type}`] : [];
    if (id)
        keys.push((0,lib/* isGuid */.W_)(id) ? `id ${id.replace(/[{}]/g, '').toLowerCase()}` : `id ${type} ${id}`);
    if (schemaName)
        keys.push(`name ${type} ${type === OPTION_SET ? schemaName : schemaName.toLowerCase()}`);
    return keys;
}
/** A component as the platform's tools print it. */
function describeComponent({ type, id, schemaName }) {
    const typeName = componentTypeName(type);
    const name = type === ENTITY ? schemaName?.toLowerCase() : schemaName;
    const prefix = typeName === type ? 'GenericComponent' : typeName;
    return `Type='${typeName}', Id (or schema name)='${id ?? `${prefix}-${name ?? ''}`}'`;
}
//# sourceMappingURL=root-components.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/plan.js
// Decides what zip an unpacked folder packs to. Pure: nothing is read from disk or written here.













/**
 * Plans the zip of an unpacked folder.
 * @throws AlmError `solution-layout-unsupported` for the YAML layout of Dataverse's git integration,
 * `solution-file-missing` when a file is not there that the solution needs, `solution-type-mismatch` when the folder
 * does not hold the requested type, `solution-component-lost` when the zip would lack a component, `solution-invalid`
 * for a contradiction, and the codes of `parseXml`.
 */
function planPack(files, options) {
    refuseYamlLayout(files.keys());
    const source = new FolderSource(files, options.packageType === 'Managed');
    const customizations = source.readDocument('Other/Customizations.xml');
    const manifestXml = source.readDocument('Other/Solution.xml');
    const manifest = manifest_parseManifest(manifestXml);
    const isBoth = manifest.packageType === 'Both';
    const actual = isBoth ? options.packageType : manifest.packageType;
    checkPackageType(actual, options.packageType, `the folder of solution ${(0,lib/* quote */.hD)(manifest.uniqueName)}`);
    const packed = packCustomizations(customizations.root, source);
    const sharded = addSharded(source, packed.folders);
    const asWritten = { root: packed.root, manifestXml, parts: source.parts };
    const final = options.keepPluginNames
        ? { ...asWritten, notes: [] }
        : remapPlugins(asWritten, options.lineEnds);
    const { rootComponents } = manifest_parseManifest(final.manifestXml);
    const identities = identify(final.root, packed.kinds);
    const missing = checkRootComponents(rootComponents, [...identities, ...sharded]);
    checkLostFolders(manifest, packed, files);
    const parts = [
        {
            name: 'customizations.xml',
            bytes: serializeXml({ ...customizations, root: final.root }, options.lineEnds),
        },
        {
            name: 'solution.xml',
            bytes: serializeXml(withPackageType(final.manifestXml, options.packageType), options.lineEnds),
        },
        ...final.parts.values(),
    ];
    const names = parts.map((part) => part.name);
    return {
        manifest,
        entries: [...parts, { name: '[Content_Types].xml', bytes: contentTypes(names) }],
        warnings: [
            ...missing.map((line) => `root component is not defined in customizations: ${line}`),
            ...source
                .unreadFiles(packed.folders)
                .map((path) => `file belongs to no component and is not packed: ${(0,lib/* quote */.hD)(path)}`),
        ],
        notes: final.notes,
    };
}
function packCustomizations(root, source) {
    source.shareNamespaces(root);
    const folders = new Set(['OTHER']);
    const kinds = new Set();
    const children = root.children.map((node) => {
        if (node.kind !== 'element')
            return node;
        const kind = kindToPack(node, source);
        if (!kind)
            return node.children.length === 0 ? emptied(node) : node;
        if (kind.unpack)
            folders.add(plan_topFolder(kind));
        kinds.add(kind);
        return kind.pack(node, source);
    });
    const attributes = [...root.attributes, ...source.namespacesBeyond(root)];
    return { root: { ...root, attributes, children }, folders, kinds };
}
/** What the packed elements hold, as the kinds that packed them tell. */
function identify(root, kinds) {
    const byElement = new Map([...kinds].map((kind) => [kind.element, kind]));
    return childElements(root).flatMap((element) => byElement.get(element.name)?.identify?.(element) ?? []);
}
/** The rule for an element; undefined when it is packed as it stands. */
function kindToPack(element, source) {
    const kind = componentKinds.get(element.name);
    if (kind)
        return kind;
    const hasFiles = source.files.list(element.name).some((path) => path.endsWith('.meta.xml'));
    return childElements(element).length === 0 && hasFiles ? genericKind(element) : undefined;
}
/** Adds the folders that are no component's of customizations.xml, and tells what components they hold. */
function addSharded(source, read) {
    const identities = [];
    for (const folder of source.files.folders('')) {
        const key = folder.toUpperCase();
        if (read.has(key) || isIgnoredFolder(folder))
            continue;
        for (const path of source.files.list(folder, 'deep')) {
            if (!source.isRead(path))
                source.addPart({ entry: path, path, required: true });
        }
        if (key !== 'ENVIRONMENTVARIABLEDEFINITIONS')
            continue;
        for (const schemaName of source.files.folders(folder))
            identities.push({ type: '380', schemaName, isOptional: true });
    }
    return identities;
}
/**
 * A component folder whose element is not in Other/Customizations.xml is packed as loose files, which Dataverse does
 * not import: an error where solution.xml says that the component is part of the solution.
 */
function checkLostFolders(manifest, packed, files) {
    const lost = [];
    for (const kind of componentKinds.values()) {
        if (packed.kinds.has(kind) || packed.folders.has(plan_topFolder(kind)) || !kind.identify)
            continue;
        const scratch = new FolderSource(files, manifest.packageType === 'Managed');
        if (scratch.files.list(kind.folder, 'deep').length === 0)
            continue;
        const unread = kind.identify(kind.pack(xmlElement(kind.element), scratch));
        lost.push(...findLostComponents(manifest.rootComponents, unread).map(describeComponent));
    }
    if (lost.length > 0)
        throw lostComponents(lost);
}
function plan_topFolder(kind) {
    return (kind.folder.split('/')[0] ?? '').toUpperCase();
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/writer.js
// Writes zip archives that are equal when their content is equal: no clock, no platform, one compression level.



/** 1 January 1980, 00:00, the first moment that a zip can name (MS-DOS date and time). */
const DOS_DATE = (1 << 5) | 1;
const UTF8_NAMES = 1 << 11;
const writer_DEFLATED = 8;
const VERSION = 20;
const LEVEL = 9;
/** Makes a zip archive of the files, in their order, deflated, with a fixed time and no attributes. */
function writeZip(files) {
    checkNames(files);
    const chunks = [];
    const directory = [];
    let position = 0;
    for (const { name, bytes } of files) {
        const nameBytes = Buffer.from(name);
        const stored = (0,external_node_zlib_.deflateRawSync)(bytes, { level: LEVEL });
        const shared = sharedFields(nameBytes, stored.length, bytes);
        const local = Buffer.concat([uint32(0x04034b50), shared, nameBytes]);
        directory.push(Buffer.concat([
            uint32(0x02014b50),
            uint16(VERSION),
            shared,
            Buffer.alloc(10),
            uint32(position),
            nameBytes,
        ]));
        chunks.push(local, stored);
        position += local.length + stored.length;
    }
    const directoryBytes = directory.reduce((sum, record) => sum + record.length, 0);
    const end = [0, 0, files.length, files.length].map(uint16);
    return Buffer.concat([
        ...chunks,
        ...directory,
        uint32(0x06054b50),
        ...end,
        uint32(directoryBytes),
        uint32(position),
        uint16(0),
    ]);
}
function checkNames(files) {
    const seen = new Set();
    for (const { name } of files) {
        const key = foldName(name);
        if (seen.has(key))
            throw new lib/* AlmError */.Ly('zip-duplicate-entry', { message: `two files would become the entry "${name}"` });
        seen.add(key);
    }
    if (files.length > 0xfffe)
        throw new lib/* AlmError */.Ly('zip-too-large', { message: `an archive cannot hold ${files.length} files` });
}
/** Version needed to length of the extra field: what local header and directory record have in common. */
function sharedFields(nameBytes, storedBytes, content) {
    return Buffer.concat([
        uint16(VERSION),
        uint16(UTF8_NAMES),
        uint16(writer_DEFLATED),
        uint16(0),
        uint16(DOS_DATE),
        uint32((0,external_node_zlib_.crc32)(content)),
        uint32(storedBytes),
        uint32(content.length),
        uint16(nameBytes.length),
        uint16(0),
    ]);
}
function uint16(value) {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
}
function uint32(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
}
//# sourceMappingURL=writer.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/index.js
// The Power Platform solution format: zip and XML read without trust, written reproducibly; unpack and pack byte for
// byte as the platform's own tool does.

















//# sourceMappingURL=index.js.map

/***/ })

};
