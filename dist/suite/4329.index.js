export const id = 4329;
export const ids = [4329];
export const modules = {

/***/ 4329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JR: () => (/* reexport */ SolutionFolders),
  w4: () => (/* reexport */ attributeOf),
  JV: () => (/* reexport */ childElement),
  AR: () => (/* reexport */ childElements),
  ix: () => (/* reexport */ childText),
  Y5: () => (/* reexport */ componentFoldersOf),
  p7: () => (/* reexport */ componentTypeName),
  CI: () => (/* reexport */ descendantsNamed),
  uq: () => (/* reexport */ describeFolder),
  JB: () => (/* reexport */ describeZip),
  Z6: () => (/* reexport */ diffUnpacked),
  zU: () => (/* reexport */ extractResources),
  hu: () => (/* reexport */ filesOfSingle),
  dL: () => (/* reexport */ findSecrets),
  zN: () => (/* reexport */ foldName),
  Nt: () => (/* reexport */ foldersOfSingle),
  nF: () => (/* reexport */ listComponents),
  UZ: () => (/* reexport */ mergeResources),
  Vl: () => (/* reexport */ normalizeFiles),
  NE: () => (/* reexport */ openFolder),
  rR: () => (/* reexport */ openMappedFiles),
  aY: () => (/* reexport */ parseMapFile),
  Pm: () => (/* reexport */ parseSolution),
  YJ: () => (/* reexport */ parseUnpackedPath),
  NO: () => (/* reexport */ parseXml),
  F7: () => (/* reexport */ planPack),
  Oc: () => (/* reexport */ planUnpack),
  PS: () => (/* reexport */ planUnpackBoth),
  id: () => (/* reexport */ readFolderStyle),
  pR: () => (/* reexport */ readSolutionSettings),
  Ag: () => (/* reexport */ readUnpackedFolder),
  ue: () => (/* reexport */ readZip),
  Qg: () => (/* reexport */ reduceToSingle),
  QM: () => (/* reexport */ serializeXml),
  YQ: () => (/* reexport */ setManifestVersion),
  Es: () => (/* reexport */ setZipVersion),
  wU: () => (/* reexport */ solutionDigest),
  b6: () => (/* reexport */ textOf),
  hw: () => (/* reexport */ toFileName),
  e6: () => (/* reexport */ toReferencedPath),
  To: () => (/* reexport */ withForwardSlashes),
  xr: () => (/* reexport */ writeUnpackedFolder),
  zy: () => (/* reexport */ writeZip),
  tn: () => (/* reexport */ writeZipInPieces)
});

// UNUSED EXPORTS: componentsByType, defaultXmlLimits, defaultZipLimits, descendants, diffSolutions, layouts, normalizationRules

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
            message: `the folder has ${(0,lib/* quote */.hD)(path)}, so it is in the YAML layout of Dataverse git integration, which is not supported yet`,
            remedy: 'Export the solution from its environment, unpack it into a folder of its own, and pack that one.',
            details: { file: path },
        });
    }
}
//# sourceMappingURL=yaml-layout.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/references.js
// Character and entity references: only the five names of XML itself and numbers. There are no other entities here.
const PREDEFINED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g;
/** The text with its references decoded; what is none stays as it is. */
function decodeReferences(raw) {
    if (!raw.includes('&'))
        return raw;
    return raw.replace(REFERENCE, (reference, decimal, hexadecimal, name) => {
        if (name !== undefined)
            return PREDEFINED.get(name) ?? reference;
        const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
        return isXmlCharacter(code) ? String.fromCodePoint(code) : reference;
    });
}
/** Tells whether XML 1.0 has a way to write the character of a code point. */
function isXmlCharacter(code) {
    if (code < 0x20)
        return code === 0x9 || code === 0xa || code === 0xd;
    return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
//# sourceMappingURL=references.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/limits.js
// How much an XML file may hold. Checked while it is read, since a size says little about what is in it.
const defaultXmlLimits = {
    sizeBytes: 256 * 1024 * 1024,
    depth: 256,
    attributesPerElement: 512,
    nodes: 12_000_000,
    bytesPerNode: 10, // In real files 24 or more.
};
//# sourceMappingURL=limits.js.map
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
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
;// CONCATENATED MODULE: ./packages/solution/lib/xml/cursor.js
// A place in the bytes of an XML file: what names, white space and references look like from there, and how to say that
// something is wrong.



const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const SMALL_X = 120;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const SEMICOLON = 59;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BRACKET = 93;
/** 1 for ASCII characters that may continue a name, 2 for those that may also start one, 6 for a colon, 8 for others. */
const NAME_CLASS = Uint8Array.from({ length: 256 }, (_, code) => {
    const char = String.fromCharCode(code);
    return code >= 128 ? 8 : char === ':' ? 6 : /[A-Za-z_]/.test(char) ? 2 : /[-.0-9]/.test(char) ? 1 : 0;
});
/** 1 for bytes that mean nothing but themselves in text, and in the value of an attribute. */
const PLAIN_IN_TEXT = plainBytes(LESS, AMPERSAND, GREATER, BRACKET);
const PLAIN_IN_VALUES = plainBytes(LESS, AMPERSAND, GREATER, QUOTE, APOSTROPHE);
const NAMED = ['&amp;', '&lt;', '&gt;', '&quot;', '&apos;'].map((reference) => Buffer.from(reference));
/** Digits of the longest number of a character, 1114111. */
const MOST_DIGITS = 7;
/** References that the serializer writes as well. */
const WRITTEN_IN_TEXT = ['&amp;', '&lt;', '&gt;'].map((reference) => Buffer.from(reference));
const WRITTEN_IN_VALUES = [
    ...WRITTEN_IN_TEXT,
    ...['&quot;', '&#xA;', '&#xD;', '&#x9;'].map((each) => Buffer.from(each)),
];
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
class XmlCursor {
    bytes;
    at = 0;
    /** Whether a name with a colon was read since this was last set to false. */
    hasPrefix = false;
    fileName;
    constructor(bytes, fileName) {
        this.bytes = bytes;
        this.fileName = fileName;
    }
    /** Reads the reference at `start`, and returns where it ends. */
    reference(start) {
        const end = this.bytes[start + 1] === HASH ? this.numericReference(start + 2) : this.namedReference(start);
        if (end > 0)
            return end;
        const name = /^&(?:#\w*;|[A-Za-z_:][\w:.-]*;)?/.exec(this.slice(start, start + 64))?.[0] ?? '&';
        if (name === '&')
            this.fail('has "&" that starts no reference', start);
        const code = name.startsWith('&#') ? 'xml-invalid' : 'xml-refused';
        return this.fail(`has the unknown reference ${(0,lib/* quote */.hD)(name)}`, start, code);
    }
    namedReference(start) {
        for (const reference of NAMED)
            if (this.startsWith(reference, start))
                return start + reference.length;
        return 0;
    }
    /** Where the reference ends whose number starts at `start`; 0 when it is none. */
    numericReference(start) {
        const { bytes } = this;
        const isHex = bytes[start] === SMALL_X;
        const base = isHex ? 16 : 10;
        const from = isHex ? start + 1 : start;
        let code = 0;
        let at = from;
        for (let digit = digitOf(bytes[at], base); digit >= 0 && at < from + MOST_DIGITS; digit = digitOf(bytes[++at], base)) {
            code = code * base + digit;
        }
        return at > from && bytes[at] === SEMICOLON && isXmlCharacter(code) ? at + 1 : 0;
    }
    isOneOf(references, at) {
        for (const reference of references)
            if (this.startsWith(reference, at))
                return true;
        return false;
    }
    endOfName(start) {
        const { bytes } = this;
        if ((NAME_CLASS[bytes[start] ?? 0] ?? 0) < 2)
            this.fail('has "<" that starts no tag, or a name that is none', start);
        let classes = 0;
        let at = start;
        for (let kind = NAME_CLASS[bytes[at] ?? 0] ?? 0; kind > 0; kind = NAME_CLASS[bytes[++at] ?? 0] ?? 0) {
            classes |= kind;
        }
        if ((classes & 4) !== 0)
            this.hasPrefix = true;
        if ((classes & 8) !== 0 && !isXmlName(this.slice(start, at))) {
            this.fail(`has ${this.quoted(start, at)} for a name, which XML does not allow`, start);
        }
        return at;
    }
    endOfSpace(from) {
        const { bytes } = this;
        let at = from;
        for (let code = bytes[at]; code === SPACE || code === LF || code === CR || code === TAB;)
            code = bytes[++at];
        return at;
    }
    isEqual(left, right, length) {
        const { bytes } = this;
        for (let index = 0; index < length; index++)
            if (bytes[left + index] !== bytes[right + index])
                return false;
        return true;
    }
    startsWith(mark, at) {
        for (let index = 0; index < mark.length; index++)
            if (this.bytes[at + index] !== mark[index])
                return false;
        return true;
    }
    find(mark, from, what) {
        const end = this.bytes.indexOf(mark, from);
        if (end < 0)
            this.fail(`has a ${what} that is not closed by "${mark}"`);
        return end;
    }
    quoted(start, end) {
        return (0,lib/* quote */.hD)(this.slice(start, end));
    }
    slice(start, end) {
        return this.bytes.toString('utf8', start, end);
    }
    failControl(at) {
        this.fail(`holds the control character ${this.quoted(at, at + 1)}`, at);
    }
    fail(problem, at = this.at, code = 'xml-invalid') {
        const start = this.startsWith(BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length : 0;
        const before = this.slice(start, at);
        let line = 1;
        for (const _lineEnd of before.matchAll(/\r\n?|\n/g))
            line++;
        const column = before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
        throw new lib/* AlmError */.Ly(code, {
            message: `${(0,lib/* quote */.hD)(this.fileName)} ${problem} (line ${line}, column ${column})`,
            remedy: 'Correct the file, or export the solution again.',
            details: { file: this.fileName, line, column },
        });
    }
}
function plainBytes(...others) {
    return Uint8Array.from({ length: 256 }, (_, code) => (code < SPACE || others.includes(code) ? 0 : 1));
}
/** The value of a digit; -1 for any other byte. */
function digitOf(byte = 0, base) {
    const letter = byte | 0x20; // Small letters for capital ones; digits stay.
    const value = byte >= 48 && byte <= 57 ? byte - 48 : letter >= 97 && letter <= 102 ? letter - 87 : base;
    return value < base ? value : -1;
}
//# sourceMappingURL=cursor.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/prefixes.js
// The namespace prefixes that elements around a place declare (Namespaces in XML 1.0).
const DECLARES = 'xmlns:';
/** Prefixes that XML itself declares. */
const BUILT_IN = new Set(['xml', 'xmlns']);
class PrefixScope {
    declared = [];
    /** How many of the elements around a place declare a prefix. */
    counts = new Map();
    /**
     * Takes in the declarations of an element at `depth`.
     * @returns the first of its prefixes that nothing declares; undefined when there is none.
     */
    enter(elementName, attributeNames, depth) {
        for (const name of attributeNames) {
            if (name.startsWith(DECLARES))
                this.declare(name.slice(DECLARES.length), depth);
        }
        return [elementName, ...attributeNames]
            .filter((name) => name.includes(':'))
            .map((name) => name.slice(0, name.indexOf(':')))
            .find((prefix) => !BUILT_IN.has(prefix) && !this.counts.get(prefix));
    }
    /** Forgets the declarations of the element at `depth`. */
    leave(depth) {
        for (let last = this.declared.at(-1); last && last.depth >= depth; last = this.declared.at(-1)) {
            this.declared.pop();
            this.counts.set(last.prefix, (this.counts.get(last.prefix) ?? 0) - 1);
        }
    }
    declare(prefix, depth) {
        this.declared.push({ prefix, depth });
        this.counts.set(prefix, (this.counts.get(prefix) ?? 0) + 1);
    }
}
//# sourceMappingURL=prefixes.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/attributes.js
// Reads the attributes of a start tag: their names, values and namespace prefixes.



/** Attributes of one element from which on a set finds two of one name faster than comparing them in pairs. */
const MANY_ATTRIBUTES = 16;
class AttributeCursor extends XmlCursor {
    limits;
    prefixes = new PrefixScope();
    // Where the names of the attributes are of the element that is being read.
    attributeStarts = [];
    attributeEnds = [];
    constructor(bytes, fileName, limits) {
        super(bytes, fileName);
        this.limits = limits;
    }
    /** Reads the attribute at `start`; true when the serializer would write it so. */
    attribute(start, index) {
        const { bytes } = this;
        const nameEnd = this.endOfName(start);
        if (index >= this.limits.attributesPerElement) {
            const most = this.limits.attributesPerElement;
            this.fail(`has more than ${most} attributes in one element`, start, 'xml-refused');
        }
        this.attributeStarts[index] = start;
        this.attributeEnds[index] = nameEnd;
        const equals = this.endOfSpace(nameEnd);
        if (bytes[equals] !== EQUALS)
            this.fail(`has the attribute ${this.quoted(start, nameEnd)} without a value`, equals);
        const open = this.endOfSpace(equals + 1);
        const mark = bytes[open];
        if (mark !== QUOTE && mark !== APOSTROPHE) {
            this.fail(`has the attribute ${this.quoted(start, nameEnd)} without quotes`, open);
        }
        const isVerbatim = this.value(open + 1, mark);
        return isVerbatim && mark === QUOTE && open === nameEnd + 1;
    }
    /** Reads a value up to its closing quote; true when the serializer would write it so. */
    value(start, mark) {
        const { bytes } = this;
        let isVerbatim = true;
        let at = start;
        for (;;) {
            while (PLAIN_IN_VALUES[bytes[at] ?? 0] === 1)
                at++;
            const code = bytes[at];
            if (code === mark)
                break;
            if (code === undefined || code === LESS)
                this.failUnquoted(start);
            if (code === AMPERSAND) {
                const end = this.reference(at);
                if (isVerbatim)
                    isVerbatim = this.isOneOf(WRITTEN_IN_VALUES, at);
                at = end;
                continue;
            }
            if (code < SPACE && code !== TAB && code !== LF && code !== CR)
                this.failControl(at);
            if (code !== APOSTROPHE)
                isVerbatim = false;
            at++;
        }
        this.at = at + 1;
        return isVerbatim;
    }
    failUnquoted(start) {
        const index = this.bytes.subarray(0, start).lastIndexOf(EQUALS);
        const name = /[^\s<]*\s*$/.exec(this.slice(Math.max(0, index - 1000), index))?.[0].trim() ?? '';
        this.fail(`has the attribute ${(0,lib/* quote */.hD)(name)} without a closing quote`, start);
    }
    checkTwice(count) {
        if (count > MANY_ATTRIBUTES) {
            const names = new Set();
            for (let index = 0; index < count; index++) {
                names.add(this.slice(this.attributeStarts[index] ?? 0, this.attributeEnds[index] ?? 0));
                if (names.size <= index)
                    this.failTwice(index);
            }
            return;
        }
        for (let index = 1; index < count; index++) {
            for (let other = 0; other < index; other++)
                if (this.isSameName(index, other))
                    this.failTwice(index);
        }
    }
    isSameName(index, other) {
        const start = this.attributeStarts[index] ?? 0;
        const otherStart = this.attributeStarts[other] ?? 0;
        const length = (this.attributeEnds[index] ?? 0) - start;
        return (this.attributeEnds[other] ?? 0) - otherStart === length && this.isEqual(start, otherStart, length);
    }
    failTwice(index) {
        const start = this.attributeStarts[index] ?? 0;
        const name = this.quoted(start, this.attributeEnds[index] ?? 0);
        this.fail(`has the attribute ${name} twice in one element`, start);
    }
    /** Holds that the prefixes of an element and its attributes are declared, by itself or by an element around it. */
    checkPrefixes(nameStart, nameEnd, count, depth) {
        if (!this.hasPrefix)
            return;
        this.hasPrefix = false;
        const names = [];
        for (let index = 0; index < count; index++) {
            names.push(this.slice(this.attributeStarts[index] ?? 0, this.attributeEnds[index] ?? 0));
        }
        const unknown = this.prefixes.enter(this.slice(nameStart, nameEnd), names, depth);
        if (unknown !== undefined)
            this.fail(`has the prefix ${(0,lib/* quote */.hD)(unknown)}, which nothing declares`, nameStart);
    }
}
//# sourceMappingURL=attributes.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/tape.js
// The flat form of an XML file: its bytes, and a tape of numbers that says where each node stands in them. It takes a
// fraction of the memory of a tree, and what nobody looks at is copied from the file to another without being decoded.
/** Kinds of nodes on a tape. */
const ELEMENT = 1;
const TEXT = 2;
const CDATA = 3;
const COMMENT = 4;
const INSTRUCTION = 5;
const KIND = 7;
/** The node is in the file exactly as the serializer writes it, whatever the line ends. */
const VERBATIM = 8;
/** The element was written `<a />`. */
const SELF_CLOSED = 16;
/** From its `<` to its last `>` the element is in the file exactly as the serializer writes it, wherever it stands. */
const WHOLE = 32;
/** Number of bits by which the length of an element's name is shifted. */
const NAME_SHIFT = 8;
/** Bytes of the longest name that a tape can hold. */
const LONGEST_NAME = 0x7fff;
/** Numbers of a node on the tape: what it is, where it starts and ends in the file, and where the next one is. */
const WIDTH = 4;
/**
 * The nodes of a file in document order. A node is known by its index on the tape. The start and the end of an element
 * are those of its start tag, from `<` to the end of the last attribute; of all others, those of their content.
 */
class XmlTape {
    bytes;
    numbers;
    constructor(bytes, numbers) {
        this.bytes = bytes;
        this.numbers = numbers;
    }
    /** The index behind the last node. */
    get length() {
        return this.numbers.length;
    }
    kind(node) {
        return this.number(node) & KIND;
    }
    isVerbatim(node) {
        return (this.number(node) & VERBATIM) !== 0;
    }
    isWhole(element) {
        return (this.number(element) & WHOLE) !== 0;
    }
    isSelfClosed(element) {
        return (this.number(element) & SELF_CLOSED) !== 0;
    }
    start(node) {
        return this.number(node + 1);
    }
    end(node) {
        return this.number(node + 2);
    }
    /** Position in the file where the name of an element ends; it starts after the `<`. */
    nameEnd(element) {
        return this.number(element + 1) + 1 + (this.number(element) >>> NAME_SHIFT);
    }
    /** Tells whether a node is an element of that name. */
    isNamed(node, name) {
        if (this.kind(node) !== ELEMENT)
            return false;
        const start = this.start(node) + 1;
        const length = this.nameEnd(node) - start;
        for (let at = 0; at < name.length; at++) {
            const code = name.charCodeAt(at);
            if (code >= 128)
                return this.bytes.toString('utf8', start, start + length) === name;
            if (this.bytes[start + at] !== code)
                return false;
        }
        return length === name.length;
    }
    /** Position in the file where a `WHOLE` element ends: it has one text at most. */
    wholeEnd(element) {
        if (this.isSelfClosed(element))
            return this.end(element) + ' />'.length;
        const text = this.following(element);
        const isEmpty = this.next(element) === text;
        const content = isEmpty ? this.end(element) + '>'.length : this.end(text);
        return content + '</>'.length + (this.number(element) >>> NAME_SHIFT);
    }
    /** The bytes from a node to the next one that is not in it: all of it, with the end tags that may follow. */
    spelling(node) {
        const next = this.next(node);
        return this.bytes.subarray(this.start(node), next < this.length ? this.start(next) : this.bytes.length);
    }
    /** The first node after a node and all that is in it. */
    next(node) {
        return this.number(node + 3);
    }
    /** The node after a node, be it in it or after it: the first child of an element that has any. */
    following(node) {
        return node + WIDTH;
    }
    number(at) {
        return this.numbers[at] ?? 0;
    }
}
/** Memory that tapes lie in one behind the other. */
const SLAB = 1 << 18;
let slab = new Int32Array(0);
let free = 0;
/** Bytes of a file for each number on its tape, at the least in files that people or platforms write. */
const BYTES_PER_NUMBER = 6;
/** Records the nodes of one file in document order. Only one recorder can be at work. */
class TapeRecorder {
    numbers;
    length = 0;
    constructor(fileBytes) {
        const expected = WIDTH + Math.ceil(fileBytes / BYTES_PER_NUMBER);
        if (expected > SLAB / 4) {
            this.numbers = new Int32Array(expected);
            return;
        }
        if (free + expected > slab.length) {
            slab = new Int32Array(SLAB);
            free = 0;
        }
        this.numbers = slab.subarray(free);
    }
    /** Records a node without content, and returns its index. */
    add(kindAndFlags, start, end) {
        const at = this.length;
        if (at + WIDTH > this.numbers.length)
            this.grow();
        const { numbers } = this;
        numbers[at] = kindAndFlags;
        numbers[at + 1] = start;
        numbers[at + 2] = end;
        numbers[at + 3] = at + WIDTH;
        this.length = at + WIDTH;
        return at;
    }
    addElement(flags, start, end, nameLength) {
        return this.add(ELEMENT | flags | (nameLength << NAME_SHIFT), start, end);
    }
    /**
     * Ends an element: what was recorded since it was added is in it.
     * @param contentBytes number of bytes between its tags; -1 when one of these is not as the serializer writes it.
     */
    close(element, contentBytes) {
        const { numbers, length } = this;
        numbers[element + 3] = length;
        const text = element + WIDTH;
        const isEmpty = length === text && contentBytes === 0;
        const isText = length === text + WIDTH && numbers[text] === (TEXT | VERBATIM) && contentBytes > 0;
        if (isEmpty || isText)
            numbers[element] = (numbers[element] ?? 0) | WHOLE;
    }
    finish(bytes) {
        if (this.numbers.buffer === slab.buffer)
            free += this.length;
        return new XmlTape(bytes, this.numbers.subarray(0, this.length));
    }
    grow() {
        const larger = new Int32Array(this.numbers.length * 2);
        larger.set(this.numbers);
        this.numbers = larger;
    }
}
//# sourceMappingURL=tape.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/scan.js
// A strict XML reader over bytes. It holds no recursion and expands no entities, so that no input can exhaust the stack
// or multiply itself; it looks at each byte once, and remembers where things are instead of what they are.






/** Number of nodes from which on their density counts. */
const DENSE_FROM = 500_000;
/** U+FFFE and U+FFFF, which no XML may hold; both start with these bytes. */
const NO_CHARACTERS = [Buffer.from([0xef, 0xbf, 0xbe]), Buffer.from([0xef, 0xbf, 0xbf])];
/** XML 1.0, production 23: version, encoding and standalone in this order. */
const DECLARATION = /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>$/;
/**
 * Scans an XML file (UTF-8, byte order mark allowed). Text that is only white space is dropped unless `xml:space`
 * preserves it, as .NET's XmlDocument does.
 * @param fileName is named in errors, with line and column.
 * @throws AlmError `xml-invalid` when it is not well-formed UTF-8 XML, `xml-refused` when it has a document type,
 * an entity of its own, or exceeds a limit.
 */
function scanXml(bytes, fileName, limits) {
    if (bytes.length > limits.sizeBytes) {
        throw new lib/* AlmError */.Ly('xml-refused', {
            message: `${(0,lib/* quote */.hD)(fileName)} has ${(0,lib/* formatBytes */.z3)(bytes.length)}; the limit is ${(0,lib/* formatBytes */.z3)(limits.sizeBytes)}`,
        });
    }
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!(0,external_node_buffer_.isUtf8)(buffer)) {
        throw new lib/* AlmError */.Ly('xml-invalid', {
            message: `${(0,lib/* quote */.hD)(fileName)} is not UTF-8 text`,
            remedy: 'Save the file as UTF-8.',
        });
    }
    return new XmlScanner(buffer, fileName, limits).scan();
}
class XmlScanner extends AttributeCursor {
    recorder;
    nodes = 0;
    root = -1;
    // The elements whose end tags have not been read: their indices, their names, whether white space counts in them, and
    // where their content starts (-1 when their start tags are not as the serializer writes them).
    depth = 0;
    open = [];
    nameStarts = [];
    nameEnds = [];
    preserves = [];
    contents = [];
    constructor(bytes, fileName, limits) {
        super(bytes, fileName, limits);
        this.recorder = new TapeRecorder(bytes.length);
    }
    scan() {
        for (const forbidden of NO_CHARACTERS) {
            const at = this.bytes.indexOf(forbidden);
            if (at >= 0)
                this.fail('holds a code point that is no character', at);
        }
        if (this.startsWith(BYTE_ORDER_MARK, 0))
            this.at = BYTE_ORDER_MARK.length;
        this.declaration();
        while (this.at < this.bytes.length) {
            if (this.bytes[this.at] === LESS)
                this.markup();
            else
                this.text();
        }
        if (this.depth > 0)
            this.fail(`ends inside <${this.openName()}>`);
        if (this.root < 0)
            this.fail('has no root element');
        return { tape: this.recorder.finish(this.bytes), root: this.root };
    }
    declaration() {
        if (!/^<\?xml[\s?]/.test(this.slice(this.at, this.at + 6)))
            return;
        const end = this.find('?>', this.at, 'declaration') + 2;
        const declaration = DECLARATION.exec(this.slice(this.at, end));
        if (!declaration)
            this.fail('has a malformed XML declaration');
        const encoding = declaration[2]?.toLowerCase() ?? 'utf-8';
        if (encoding !== 'utf-8' && encoding !== 'us-ascii') {
            this.fail(`declares the encoding ${(0,lib/* quote */.hD)(encoding)}; only UTF-8 is read`);
        }
        if (encoding === 'us-ascii' && this.bytes.subarray(this.at).some((byte) => byte >= 128)) {
            this.fail('declares the encoding "us-ascii" and has other characters');
        }
        this.at = end;
    }
    markup() {
        const next = this.bytes[this.at + 1];
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
        const { at } = this;
        const mark = this.slice(at, at + 12);
        if (mark.startsWith('<!--')) {
            const end = this.bytes.indexOf('--', at + 4);
            if (end < 0 || this.bytes[end + 2] !== GREATER)
                this.fail('has a comment that is not closed by "-->"');
            this.append(COMMENT, at + 4, end);
            this.at = end + 3;
        }
        else if (mark.startsWith('<![CDATA[')) {
            if (this.depth === 0)
                this.fail('has text outside of its root element');
            const end = this.find(']]>', at, 'CDATA section');
            this.append(CDATA, at + 9, end);
            this.at = end + 3;
        }
        else if (/^<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(mark)) {
            this.fail('has a document type, which solutions never need', at, 'xml-refused');
        }
        else
            this.fail('has "<!" that starts neither a comment nor CDATA');
    }
    instruction() {
        const start = this.at + 2;
        const end = this.find('?>', this.at, 'processing instruction');
        const nameEnd = this.endOfName(start);
        if (this.slice(start, nameEnd).toLowerCase() === 'xml') {
            this.fail('has an XML declaration that is not at its start', start);
        }
        if (nameEnd < end && this.endOfSpace(nameEnd) === nameEnd) {
            this.fail('has a processing instruction without a name', start);
        }
        this.append(INSTRUCTION, start, end);
        this.at = end + 2;
    }
    /** Records what is copied as a whole: it is verbatim without line ends, which are written anew. */
    append(kind, start, end) {
        const { bytes } = this;
        let flags = VERBATIM;
        for (let at = start; at < end; at++) {
            const code = bytes[at] ?? 0;
            if (code >= SPACE)
                continue;
            if (code === LF || code === CR)
                flags = 0;
            else if (code !== TAB)
                this.failControl(at);
        }
        this.count(1);
        this.recorder.add(kind | flags, start, end);
    }
    startTag() {
        const { bytes, at: start } = this;
        if (this.depth === 0 && this.root >= 0)
            this.fail('has more than one root element');
        if (this.depth >= this.limits.depth) {
            this.fail(`is nested deeper than ${this.limits.depth} elements`, start, 'xml-refused');
        }
        const nameEnd = this.endOfName(start + 1);
        if (nameEnd - start > LONGEST_NAME)
            this.fail('has a name of 32,767 bytes or more', start, 'xml-refused');
        let verbatim = VERBATIM;
        let attributes = 0;
        let end = nameEnd;
        let preserve = this.depth > 0 && this.preserves[this.depth - 1] === true;
        for (;;) {
            const from = this.endOfSpace(end);
            this.at = from;
            const code = bytes[from];
            if (code === GREATER || code === SLASH)
                break;
            if (from === end)
                this.fail(`has a malformed tag <${this.slice(start + 1, nameEnd)}>`);
            if (from !== end + 1 || bytes[end] !== SPACE)
                verbatim = 0;
            if (!this.attribute(from, attributes))
                verbatim = 0;
            end = this.at;
            if (bytes[from] === 120 /* x */)
                preserve = this.preserveOf(from, end, preserve);
            attributes++;
        }
        this.checkTwice(attributes);
        this.checkPrefixes(start + 1, nameEnd, attributes, this.depth);
        this.count(1 + attributes);
        const selfClosed = bytes[this.at] === SLASH;
        if (selfClosed && bytes[++this.at] !== GREATER) {
            this.fail(`has a malformed tag <${this.slice(start + 1, nameEnd)}>`);
        }
        this.at++;
        const isExact = verbatim !== 0 && selfClosed && this.at === end + 3 && bytes[end] === SPACE;
        const flags = (selfClosed ? verbatim | SELF_CLOSED : verbatim) | (isExact ? WHOLE : 0);
        const index = this.recorder.addElement(flags, start, end, nameEnd - start - 1);
        if (this.depth === 0)
            this.root = index;
        if (selfClosed) {
            this.prefixes.leave(this.depth);
            return;
        }
        this.open[this.depth] = index;
        this.nameStarts[this.depth] = start + 1;
        this.nameEnds[this.depth] = nameEnd;
        this.preserves[this.depth] = preserve;
        this.contents[this.depth] = verbatim !== 0 && bytes[end] === GREATER ? this.at : -1;
        this.depth++;
    }
    /** What the attribute at `start` says about white space, when it is `xml:space`. */
    preserveOf(start, end, inherited) {
        const space = /^xml:space\s*=\s*["'](.*)["']$/s.exec(this.slice(start, end));
        return space ? decodeReferences(space[1] ?? '') === 'preserve' : inherited;
    }
    endTag() {
        const { at: start, depth } = this;
        if (depth === 0)
            this.fail('has an end tag too many');
        const nameStart = this.nameStarts[depth - 1] ?? 0;
        const length = (this.nameEnds[depth - 1] ?? 0) - nameStart;
        const end = this.isEqual(nameStart, start + 2, length) ? this.endOfSpace(start + 2 + length) : start;
        if (this.bytes[end] !== GREATER)
            this.fail(`has <${this.openName()}> that is not closed before`, start);
        this.at = end + 1;
        this.depth--;
        this.prefixes.leave(this.depth);
        const content = this.contents[this.depth] ?? -1;
        const isExact = content >= 0 && end === start + 2 + length;
        this.recorder.close(this.open[this.depth] ?? 0, isExact ? start - content : -1);
    }
    text() {
        const { bytes, at: start } = this;
        let at = this.endOfSpace(start);
        const isBlank = at >= bytes.length || bytes[at] === LESS;
        if (this.depth === 0) {
            if (!isBlank)
                this.fail('has text outside of its root element', at);
            this.at = at;
            return;
        }
        const preserve = this.preserves[this.depth - 1] === true;
        if (isBlank && !preserve) {
            this.at = at;
            return;
        }
        const mayBeBlank = bytes[at] === AMPERSAND;
        let flags = VERBATIM;
        for (at = start;; at++) {
            while (PLAIN_IN_TEXT[bytes[at] ?? 0] === 1)
                at++;
            const code = bytes[at];
            if (code === undefined || code === LESS)
                break;
            if (code === TAB)
                continue;
            if (code === AMPERSAND) {
                const end = this.reference(at);
                if (flags !== 0 && !this.isOneOf(WRITTEN_IN_TEXT, at))
                    flags = 0;
                at = end - 1;
            }
            else if (code === BRACKET) {
                if (bytes[at + 1] === BRACKET && bytes[at + 2] === GREATER)
                    this.fail('has "]]>" in its text', at);
            }
            else if (code === LF || code === CR || code === GREATER)
                flags = 0;
            else
                this.failControl(at);
        }
        this.at = at;
        if (mayBeBlank && !preserve && this.isBlank(start, at))
            return;
        this.recorder.add(TEXT | flags, start, at);
    }
    /** Whether a text is white space alone, be it by references. */
    isBlank(start, end) {
        for (let at = this.endOfSpace(start); at < end;) {
            if (this.bytes[at] !== AMPERSAND)
                return false;
            const next = this.reference(at);
            if (!/^[ \t\r\n]$/.test(decodeReferences(this.slice(at, next))))
                return false;
            at = this.endOfSpace(next);
        }
        return true;
    }
    count(more) {
        this.nodes += more;
        const { nodes, bytesPerNode } = this.limits;
        const isTooDense = this.nodes > DENSE_FROM && this.nodes * bytesPerNode > this.at;
        if (isTooDense || this.nodes > nodes) {
            this.fail(`has ${this.nodes} elements and attributes so far, too many`, this.at, 'xml-refused');
        }
    }
    openName() {
        return this.slice(this.nameStarts[this.depth - 1] ?? 0, this.nameEnds[this.depth - 1] ?? 0);
    }
}
//# sourceMappingURL=scan.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/parse.js
// XML files as trees: nodes come into being when somebody looks at them, and stay as they are in the file otherwise.





const NONE = [];
const KINDS = new Map([
    [TEXT, 'text'],
    [CDATA, 'cdata'],
    [COMMENT, 'comment'],
    [INSTRUCTION, 'instruction'],
]);
/**
 * Reads an XML file (UTF-8, byte order mark allowed). Text that is only white space is dropped unless `xml:space`
 * preserves it, as .NET's XmlDocument does.
 * @param fileName is named in errors, with line and column.
 * @throws AlmError `xml-invalid` when it is not well-formed UTF-8 XML, `xml-refused` when it has a document type,
 * an entity of its own, or exceeds a limit.
 */
function parseXml(bytes, fileName, limits = defaultXmlLimits) {
    const { tape, root } = scanXml(bytes, fileName, limits);
    return {
        before: charactersBetween(tape, 0, root),
        root: new TapeElement(tape, root),
        after: charactersBetween(tape, tape.next(root), tape.length),
    };
}
/** An element of a file. Changing it makes an element of its own; what is not changed in it stays on the tape. */
class TapeElement {
    kind = 'element';
    tape;
    index;
    knownName;
    knownAttributes;
    knownChildren;
    constructor(tape, index) {
        this.tape = tape;
        this.index = index;
    }
    get name() {
        const { tape, index } = this;
        return (this.knownName ??= tape.bytes.toString('utf8', tape.start(index) + 1, tape.nameEnd(index)));
    }
    get selfClosed() {
        return this.tape.isSelfClosed(this.index);
    }
    get attributes() {
        const { tape, index } = this;
        return (this.knownAttributes ??= readAttributes(tape.bytes.toString('utf8', tape.nameEnd(index), tape.end(index))));
    }
    get children() {
        return (this.knownChildren ??= this.readChildren());
    }
    /** The first child element of that name, without making its siblings. */
    childNamed(name) {
        const { tape, index, knownChildren } = this;
        if (knownChildren) {
            return knownChildren.find((node) => node.kind === 'element' && node.name === name);
        }
        const end = tape.next(index);
        for (let node = tape.following(index); node < end; node = tape.next(node)) {
            if (tape.isNamed(node, name))
                return new TapeElement(tape, node);
        }
        return undefined;
    }
    readChildren() {
        const { tape, index } = this;
        const end = tape.next(index);
        const first = tape.following(index);
        if (first === end)
            return NONE;
        const children = [];
        for (let node = first; node < end; node = tape.next(node)) {
            children.push(tape.kind(node) === ELEMENT ? new TapeElement(tape, node) : readCharacters(tape, node));
        }
        return children;
    }
}
/** The text, comment or the like at an index of a tape. */
function readCharacters(tape, node) {
    const kind = KINDS.get(tape.kind(node)) ?? 'text';
    const raw = tape.bytes.toString('utf8', tape.start(node), tape.end(node));
    const value = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    return { kind, value: kind === 'text' ? decodeReferences(value) : value };
}
function charactersBetween(tape, from, end) {
    const found = [];
    for (let node = from; node < end; node = tape.next(node))
        found.push(readCharacters(tape, node));
    return found;
}
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** The attributes of a start tag that is known to be well-formed. */
function readAttributes(text) {
    if (text === '')
        return NONE;
    return Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single]) => {
        const raw = double ?? single ?? '';
        // White space in an attribute counts as a blank, unless it is written as a reference (XML 1.0, 3.3.3).
        return { name, value: decodeReferences(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw) };
    });
}
//# sourceMappingURL=parse.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/tree.js
// The XML tree: immutable, and exact enough to write back what was read (`<a />` is not `<a></a>`, CDATA is not text).

/** An element made by us; without children it is written self-closed. */
function xmlElement(name, attributes = [], children = []) {
    return { kind: 'element', name, attributes, children, selfClosed: true };
}
/** The same element but for what is given. (Spreading an element loses what was not looked at yet.) */
function changed(element, { attributes = element.attributes, children = element.children, selfClosed = element.selfClosed, }) {
    return { kind: 'element', name: element.name, attributes, children, selfClosed };
}
/** The same element with other children. */
function withChildren(element, children) {
    return changed(element, { children });
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
    return changed(element, { attributes });
}
/** The element as it stays behind when its content went into files: no children, self-closed. */
function emptied(element) {
    return changed(element, { children: [], selfClosed: true });
}
/** The child elements, without text and comments. */
function childElements(parent) {
    return parent.children.filter((node) => node.kind === 'element');
}
/** The first child element of that name (case matters). */
function childElement(parent, name) {
    if (parent instanceof TapeElement)
        return parent.childNamed(name);
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
;// CONCATENATED MODULE: ./packages/solution/lib/xml/word-order.js
// The order in which .NET's invariant culture sorts words, which is the order of the lists in an unpacked solution.xml:
// letters before accents before case, apostrophe and hyphen hardly counting at all.
/** Characters that come before all letters, each as a control character of its own. */
const PUNCTUATION = new Map([...' !"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789'].map((char, index) => [
    char,
    String.fromCharCode(index + 1),
]));
const LIGATURES = new Map([
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
]);
/** Sorts stably by the texts that `keysOf` gives for an item, the first one first. */
function sortByWords(items, keysOf) {
    const known = new Map();
    const keyOf = (text) => {
        const key = known.get(text) ?? wordKey(text);
        known.set(text, key);
        return key;
    };
    return items
        .map((item) => ({ item, keys: keysOf(item).map(keyOf) }))
        .sort((a, b) => compareKeys(a.keys, b.keys))
        .map(({ item }) => item);
}
function wordKey(text) {
    let base = '';
    let accents = '';
    let cases = '';
    let ignorable = '';
    for (const char of text) {
        if (char === "'" || char === '-') {
            ignorable += String.fromCharCode(base.length + 1) + char;
            continue;
        }
        const [letter = '', ...marks] = char < '\u0080' ? char : char.normalize('NFD');
        const small = letter.toLowerCase();
        for (const part of LIGATURES.get(small) ?? small)
            base += PUNCTUATION.get(part) ?? part;
        accents += `${marks.join('')}\u0000`;
        cases += small === letter ? '0' : '1';
    }
    return [base, accents, cases, ignorable];
}
function compareKeys(left, right) {
    for (const [index, key] of left.entries()) {
        const order = compareWords(key, right[index] ?? key);
        if (order !== 0)
            return order;
    }
    return 0;
}
function compareWords(left, right) {
    for (let level = 0; level < left.length; level++) {
        const [a = '', b = ''] = [left[level], right[level]];
        if (a !== b)
            return a < b ? -1 : 1;
    }
    return 0;
}
//# sourceMappingURL=word-order.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/sort.js
// Sorts the children of an element as the lists of an unpacked solution are sorted.


/** The element with its child elements sorted, self-closed without any; comments among them go to the end. */
function sortedChildren(parent, keysOf) {
    const others = parent.children.filter((node) => node.kind !== 'element');
    return changed(parent, {
        children: [...sortByWords(childElements(parent), keysOf), ...others],
        selfClosed: true,
    });
}
/** The values of the attributes, an absent one counting as empty text. */
function attributesOf(element, names) {
    return names.map((name) => attributeOf(element, name) ?? '');
}
//# sourceMappingURL=sort.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/find.js
// Finds elements by name, on a tape without making elements of all the others.

/** Every element of that name below `root`, parents before children, in document order. */
function* descendantsNamed(root, name) {
    if (root instanceof TapeElement)
        yield* onTape(root, name);
    else {
        for (const child of root.children) {
            if (child.kind !== 'element')
                continue;
            if (child.name === name)
                yield child;
            yield* descendantsNamed(child, name);
        }
    }
}
function* onTape({ tape, index }, name) {
    const end = tape.next(index);
    for (let node = tape.following(index); node < end; node = tape.following(node)) {
        if (tape.isNamed(node, name))
            yield new TapeElement(tape, node);
    }
}
//# sourceMappingURL=find.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/names.js
// Names of zip entries and of unpacked files, parsed and never cleaned: what is not plainly a relative path on every
// operating system is refused.

/** Windows takes no longer path without special settings, and a solution is checked out on Windows sooner or later. */
const MAX_PATH = 260;
const REMEDY = 'Export the solution again, and do not use archives from sources that you do not trust.';
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?$/i;
/**
 * Reads a relative path with `/` between its segments that means the same file on every operating system.
 * @param what names the thing in errors, such as `zip entry`.
 * @param remedy says in errors what to do about such a name.
 * @throws AlmError `zip-entry-escapes` for a path that leaves its folder, `zip-entry-refused` for a name that some
 * system cannot hold.
 */
function parseRelativePath(untrusted, what, remedy = REMEDY) {
    const refuse = (code, rule) => {
        throw new lib/* AlmError */.Ly(code, {
            message: `${what} ${(0,lib/* quote */.hD)(untrusted)} ${rule}`,
            remedy,
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
    return name.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => {
        try {
            return decodeURIComponent(encoded);
        }
        catch {
            return encoded; // Not percent-encoded UTF-8, so the `%` is part of the name.
        }
    });
}
/** Percent-encodes a path as the names of package parts are written: what a URI path may hold stays as it is. */
function encodeEntryName(path) {
    return path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/]+/gu, encodeURIComponent);
}
//# sourceMappingURL=names.js.map
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
/** A dot folder, or a dot file that is no component's: settings of tools that run in the repository. */
const TOOL_SETTINGS = /(^|\/)\.([^/]*\/|(?![^/]*\.xml$|xml$))/i;
/**
 * Holds that a path may be written into an unpacked folder: inside one of its folders, and none of the files by which
 * git, GitHub and other tools are told what to do.
 * @throws AlmError `zip-entry-escapes` or `zip-entry-refused`.
 */
function parseUnpackedPath(untrusted) {
    const path = parseRelativePath(untrusted, 'unpacked file');
    const seen = path.replace(IGNORED_ON_MACOS, '');
    if (path.startsWith('.') || GIT_SEGMENT.test(seen) || TOOL_SETTINGS.test(seen) || !path.includes('/')) {
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
/** `x_managed.xml` as `x.xml`; any other path as it is. */
function withoutTwin(path) {
    return path.replace(/_managed\.xml$/, '.xml');
}
/** Tells whether a path is that of a managed twin. */
function isManagedTwin(path) {
    return path.endsWith('_managed.xml');
}
/** Tells whether a path is that of git's own files, such as those of a submodule, which would leak a history. */
function isOfGit(path) {
    return /(^|\/)\.git(\/|$)/i.test(path);
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
    const a = upperCase(left);
    const b = upperCase(right);
    return a < b ? -1 : a > b ? 1 : 0;
}
/** Upper case as NTFS has it: character by character, so that `ß` stays what it is. */
function upperCase(name) {
    const upper = name.toUpperCase();
    if (upper.length === name.length)
        return upper;
    return name.replace(/./gsu, (char) => (char.toUpperCase().length > char.length ? char : char.toUpperCase()));
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
    const all = new Set(paths.map((path) => path.toUpperCase()));
    return paths.filter((path) => {
        if (isManagedTwin(path))
            return managed;
        return !(managed && all.has(managedTwin(path).toUpperCase()));
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
/**
 * The texts in a component that start with `/`, which are the zip entries that belong to it. Those in the folder of its
 * kind must be there; any other text may as well be no reference.
 */
function fileReferences(component, folder) {
    const payloads = [];
    for (const element of descendants(component)) {
        const text = textOf(element);
        const isLeaf = element.children.every((node) => node.kind !== 'element');
        if (!text.startsWith('/') || !isLeaf)
            continue;
        const path = toReferencedPath(text);
        payloads.push({ entry: path, path, required: path.startsWith(`${folder}/`) });
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
    const control = manifest && childElement(parseXml(manifest, path).root, 'control');
    if (attributeOf(control, 'namespace') && attributeOf(control, 'constructor'))
        return;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `${(0,lib/* quote */.hD)(path)} names no control: <control> with namespace and constructor is missing`,
        remedy: 'Build the control again and put its output in this place.',
    });
}
function folderOf(path) {
    return path.slice(0, path.lastIndexOf('/'));
}
/** The zip's folder has the same name and is copied whole, so nothing is named here. */
const customControls = {
    types: [{ number: '66', name: 'CustomControl' }],
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
            requireControlName(source.addPart({ entry: path, path, required: true }), path);
        }
        for (const manifest of manifests) {
            const files = source.listParts(folderOf(manifest));
            for (const path of files) {
                if (!path.endsWith(SUFFIX) && path !== manifest)
                    source.addPart({ entry: path, path, required: true });
            }
        }
        return withChildren(list, [...list.children, ...controls]);
    },
    identify: (list) => childElements(list).map((control) => ({ type: '66', schemaName: childText(control, 'Name') })),
    components: (list) => childElements(list).map((control) => ({
        type: '66',
        schemaName: childText(control, 'Name'),
        element: control,
        entryFolder: folderOf(toReferencedPath(requireChild(control, 'FileName'))),
    })),
};
//# sourceMappingURL=controls.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/label.js
// What people call a component, as far as its element says so.

/** Lists of a component's names by language, in order of preference. */
const NAMES_BY_LANGUAGE = ['LocalizedNames', 'displaynames', 'Titles'];
/** Elements and attributes that hold a component's name. */
const NAMES = ['DisplayName', 'displayname', 'Name', 'name', 'FullName'];
/** The name of a component in its first language, or the one name that it has. */
function labelOf(component) {
    for (const list of NAMES_BY_LANGUAGE) {
        const label = firstDescription(childElement(component, list));
        if (label)
            return label;
    }
    for (const name of NAMES) {
        const label = childText(component, name)?.trim() || attributeOf(component, name);
        if (label)
            return label;
    }
    return undefined;
}
function firstDescription(list) {
    return list && attributeOf(childElements(list)[0], 'description');
}
//# sourceMappingURL=label.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/entity-components.js
// The components that an entity (table) consists of: itself, and its columns, forms, views and charts.




const ENTITY_TYPES = {
    entity: { number: '1', name: 'Entity' },
    attribute: { number: '2', name: 'Attribute' },
    view: { number: '26', name: 'SavedQuery' },
    chart: { number: '59', name: 'SavedQueryVisualization' },
    form: { number: '60', name: 'SystemForm' },
};
/** Elements on the way from an entity to its columns. */
const PATH_TO_COLUMNS = ['EntityInfo', 'entity', 'attributes'];
/** Elements of an entity whose content is components of their own. */
const PARTS = new Set(['FormXml', 'SavedQueries', 'Visualizations']);
/** The components in an element `Entity`, the entity without the others first. */
function entityComponents(entity) {
    const parent = childText(entity, 'Name');
    const columns = PATH_TO_COLUMNS.reduce(childElement, entity);
    const inGroups = (name) => elementsOf(childElement(entity, name)).flatMap(childElements);
    return [
        toEntity(entity, parent),
        ...elementsOf(columns).map((column) => ({
            type: ENTITY_TYPES.attribute.number,
            schemaName: attributeOf(column, 'PhysicalName') ?? childText(column, 'LogicalName'),
            parent,
            label: labelOf(column),
            element: column,
        })),
        ...inGroups('FormXml').map((form) => toPart(ENTITY_TYPES.form, form, 'formid', parent)),
        ...inGroups('SavedQueries').map((view) => toPart(ENTITY_TYPES.view, view, 'savedqueryid', parent)),
        ...elementsOf(childElement(entity, 'Visualizations')).map((chart) => toPart(ENTITY_TYPES.chart, chart, 'savedqueryvisualizationid', parent)),
    ];
}
function toEntity(entity, schemaName) {
    const name = childElement(entity, 'Name');
    const formulas = [...descendantsNamed(entity, 'FormulaDefinitionFileName')].map(textOf);
    return {
        type: ENTITY_TYPES.entity.number,
        schemaName,
        label: attributeOf(name, 'LocalizedName'),
        element: withoutParts(entity, 0),
        entries: formulas.map(toReferencedPath),
    };
}
function toPart(type, element, idElement, parent) {
    return { type: type.number, id: childText(element, idElement), parent, label: labelOf(element), element };
}
function withoutParts(element, depth) {
    return mapChildren(element, (child) => {
        if (depth === 0 && PARTS.has(child.name))
            return emptied(child);
        if (child.name !== PATH_TO_COLUMNS[depth])
            return child;
        return depth === PATH_TO_COLUMNS.length - 1 ? emptied(child) : withoutParts(child, depth + 1);
    });
}
function elementsOf(list) {
    return list ? childElements(list) : [];
}
//# sourceMappingURL=entity-components.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/entities.js
// Entities (tables): the element itself, and its forms, views, charts, ribbon and formula files.







const entities_FOLDER = 'Entities';
const entities = {
    types: Object.values(ENTITY_TYPES),
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
    components: (list) => childElements(list).flatMap(entityComponents),
};
function identifyEntity(entity) {
    const forms = (childElement(entity, 'FormXml')?.children ?? [])
        .flatMap((group) => (group.kind === 'element' ? childElements(group) : []))
        .map((form) => ({ type: '60', id: childText(form, 'formid'), isOptional: true }));
    return [{ type: '1', schemaName: childText(entity, 'Name') }, ...forms];
}
const entities_PARTS = new Map([
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
    for (const reference of formulasOf(shell)) {
        const entry = toReferencedPath(reference);
        if (!target.copy({ entry, path: `${folder}/${entry}` })) {
            throw new lib/* AlmError */.Ly('solution-file-missing', {
                message: `entity ${(0,lib/* quote */.hD)(name)} references formula file ${(0,lib/* quote */.hD)(reference)}, but the file is not in the zip`,
                remedy: 'Export the solution again.',
            });
        }
    }
}
/** The formula files that an entity names. */
function formulasOf(shell) {
    return [...descendantsNamed(shell, 'FormulaDefinitionFileName')].map(textOf).filter(Boolean);
}
function packEntity(folder, source) {
    const shell = source.readXml(`${folder}/Entity.xml`);
    const entity = mapParts(shell, (part, content) => part.pack(content, folder, source));
    for (const path of source.files.list(`${folder}/Formulas`)) {
        source.addPart({ entry: `Formulas/${fileName(path)}`, path, required: true });
    }
    for (const reference of formulasOf(shell)) {
        const entry = toReferencedPath(reference);
        source.addPart({ entry, path: `${folder}/${entry}`, required: true });
    }
    return entity;
}
function mapParts(entity, change) {
    const children = entity.children.map((node) => {
        const part = node.kind === 'element' ? entities_PARTS.get(node.name) : undefined;
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
    if (source.files.has(path))
        return source.readXml(path);
    if (part.children.length === 0) {
        source.warn(`there is no ${(0,lib/* quote */.hD)(path)}, so the ribbon of the entity is packed empty`);
    }
    return part;
}
//# sourceMappingURL=entities.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/listed.js
// The two common shapes of a row in the table of kinds: an element whose children each go into a file of their own, and
// an element that goes into one file.





/** A kind whose components are listed in files of their own. */
function listed(row) {
    const { element, folder, hasTwin = false, listing = 'flat', plainRoot = false } = row;
    const type = row.type ?? { number: element, name: element };
    const payloadsOf = row.payloadsOf ?? (() => []);
    const { keysOf } = row;
    const identityOf = (component) => ({
        type: type.number,
        isOptional: row.isOptionalRoot ?? false,
        ...keysOf?.(component),
    });
    return {
        types: [type],
        element,
        folder,
        ...(row.ownedZipFolder === undefined ? {} : { ownedZipFolder: row.ownedZipFolder }),
        unpack(list, target) {
            for (const [index, component] of childElements(list).entries()) {
                const reason = row.skip?.(component, index);
                if (reason) {
                    target.warn(reason);
                    continue;
                }
                const path = `${folder}/${row.fileOf(component)}`;
                const written = hasTwin && target.managed ? managedTwin(path) : path;
                target.writeXml(written, row.arrange?.(component) ?? component, { plainRoot, managedWins: hasTwin });
                for (const payload of payloadsOf(component, path)) {
                    const isCopied = target.copy(payload);
                    if (payload.required && !isCopied)
                        target.warn(`the zip lacks the file "${payload.entry}", which ${path} names`);
                }
            }
        },
        pack(list, source) {
            const paths = componentFiles(source.files.list(folder, listing), row);
            const chosen = hasTwin ? chooseTwins(paths, source.managed) : paths;
            const packed = chosen.map((path) => {
                const component = source.readXml(path);
                for (const payload of payloadsOf(component, hasTwin ? withoutTwin(path) : path))
                    source.addPart(payload);
                return component;
            });
            return packed.length === 0 ? list : withChildren(list, [...list.children, ...packed]);
        },
        ...(keysOf && { identify: (list) => childElements(list).map(identityOf) }),
        components: (list) => childElements(list).map((component) => {
            const label = labelOf(component);
            const keys = keysOf ? {} : { schemaName: label };
            const entries = payloadsOf(component, '').map(({ entry }) => entry);
            return { ...identityOf(component), ...keys, label, element: component, entries };
        }),
    };
}
/** @throws AlmError `solution-invalid` for a file that is none where every file has to be a component. */
function componentFiles(paths, { suffix, hasTwin }) {
    const end = suffix ?? '.xml';
    const ends = hasTwin ? [end, managedTwin(end)] : [end];
    const found = paths.filter((path) => ends.some((each) => path.toLowerCase().endsWith(each)));
    const stray = suffix === undefined && paths.find((path) => !found.includes(path));
    if (!stray)
        return found;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `${(0,lib/* quote */.hD)(stray)} is not XML, and every file of its folder is read as a component`,
        remedy: 'Move the file out of the folder, or delete it.',
        details: { file: stray },
    });
}
/** A kind whose element goes into one file as it is. */
function whole(row) {
    const { element, folder, file, hasTwin = false, keysOf } = row;
    const type = row.type ?? { number: element, name: element };
    const path = `${folder}/${file}`;
    const componentsOf = row.componentsOf ?? ((list) => (list.children.length > 0 ? [list] : []));
    const identityOf = (component) => ({
        type: type.number,
        ...keysOf?.(component),
    });
    return {
        types: [type],
        element,
        folder,
        unpack(content, target) {
            if (content.children.length === 0)
                return;
            target.writeXml(hasTwin && target.managed ? managedTwin(path) : path, content, { managedWins: hasTwin });
        },
        pack(content, source) {
            const twin = hasTwin && source.managed ? managedTwin(path) : path;
            const chosen = source.replacesMissingTwins && !source.files.has(twin) ? path : twin;
            if (source.files.has(chosen))
                return source.readXml(chosen);
            return content.children.length === 0 ? emptied(content) : content;
        },
        ...(keysOf && { identify: (content) => componentsOf(content).map(identityOf) }),
        components: (content) => componentsOf(content).map((component) => ({
            ...identityOf(component),
            label: row.labelOf?.(component) ?? labelOf(component),
            element: component,
        })),
    };
}
//# sourceMappingURL=listed.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/canvas-apps.js
// Canvas apps: a description each, and the app document, background image and further files that it names.






const canvas_apps_FOLDER = 'CanvasApps';
/** Elements that name files which a canvas app cannot be without. */
const REQUIRED = ['BackgroundImageUri', 'DocumentUri'];
const canvasApps = listed({
    type: { number: '300', name: 'CanvasApps' },
    element: 'CanvasApps',
    folder: canvas_apps_FOLDER,
    ownedZipFolder: canvas_apps_FOLDER,
    suffix: '.meta.xml',
    fileOf: (app) => `${toFileName(requireChild(app, 'Name'))}.meta.xml`,
    payloadsOf: canvasFiles,
    keysOf: (app) => ({ schemaName: childText(app, 'Name') }),
});
/** A code app has packages of code instead of a document. */
function isCodeApp(app) {
    return childElement(app, 'CodeAppPackages') !== undefined;
}
function canvasFiles(app) {
    for (const name of isCodeApp(app) ? [] : REQUIRED) {
        const found = [...descendantsNamed(app, name)];
        if (found.length !== 1) {
            throw new lib/* AlmError */.Ly('solution-invalid', {
                message: `missing or more than 1 composite reference '${name}' found for canvas app ${(0,lib/* quote */.hD)(childText(app, 'Name') ?? '')}`,
                remedy: 'Save and publish the app in Power Apps Studio, then export the solution again.',
            });
        }
    }
    return fileReferences(app, canvas_apps_FOLDER);
}
//# sourceMappingURL=canvas-apps.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/environment-variables.js
// Environment variables of the old kind: definitions in customizations.xml, and the values in one file of the zip.



/** Shared with those of the new kind, which are folders. */
const TYPE = { number: '380', name: 'EnvironmentVariableDefinition' };
const environment_variables_FOLDER = 'EnvironmentVariables';
const VALUES = 'environment_variable_values.json';
const PAYLOAD = { entry: VALUES, path: `${environment_variables_FOLDER}/${VALUES}`, required: false };
const environmentVariables = {
    types: [TYPE],
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
    identify: (list) => childElements(list).map(identityOf),
    components: (list) => childElements(list).map((definition) => ({ ...identityOf(definition), element: definition })),
};
function identityOf(definition) {
    const schemaName = childText(definition, 'SchemaName') ?? childText(definition, 'Name');
    return { type: TYPE.number, schemaName, isOptional: true };
}
//# sourceMappingURL=environment-variables.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/newer-forms.js
// Elements that stay in Other/Customizations.xml in the classic layout, and that later versions of the platform's tool
// split into files.



/** Elements that name the table and the column of an image. */
const ENTITY = 'parententitylogicalname';
const newer_forms_ATTRIBUTE = 'attributelogicalname';
/** A kind whose files are read wherever they are, and written in newer layouts only. Each is XML, whatever its name. */
function newerForm({ type, element, since, folder, fileOf, file, schemaNameOf }) {
    const identityOf = (child) => ({
        type: type.number,
        schemaName: schemaNameOf(child),
        isOptional: true,
    });
    return {
        types: [type],
        element,
        since,
        folder,
        unpack(list, target) {
            for (const child of childElements(list))
                target.writeXml(`${folder}/${fileOf(child)}`, child);
        },
        pack(list, source) {
            const files = source.files.list(folder, 'deep').filter((path) => file.test(path));
            const children = files.map((path) => source.readXml(path));
            return children.length === 0 ? list : withChildren(list, [...list.children, ...children]);
        },
        identify: (list) => childElements(list).map(identityOf),
        components: (list) => childElements(list).map((child) => ({ ...identityOf(child), element: child })),
    };
}
const newerForms = [
    newerForm({
        type: { number: '25', name: 'OrganizationSettings' },
        element: 'OrganizationSettings',
        since: '2024',
        folder: 'OrganizationSettings',
        fileOf: (settings) => `_legacy/${toFileName(settings.name)}.meta.xml`,
        file: /\/_legacy\/[^/]+\.meta\.xml$/i,
        schemaNameOf: (settings) => settings.name,
    }),
    newerForm({
        type: { number: '432', name: 'EntityImageConfig' },
        element: 'EntityImageConfigs',
        since: '2026',
        folder: 'entityimageconfigs',
        fileOf: (config) => `${toFileName(requireChild(config, ENTITY))}/entityimageconfiguration.yml`,
        file: /\/entityimageconfiguration\.yml$/i,
        schemaNameOf: (config) => childText(config, ENTITY),
    }),
    newerForm({
        type: { number: '431', name: 'AttributeImageConfig' },
        element: 'AttributeImageConfigs',
        since: '2026',
        folder: 'attributeimageconfigs',
        fileOf: (config) => {
            const name = [ENTITY, newer_forms_ATTRIBUTE].map((part) => requireChild(config, part)).join(' ');
            return `${toFileName(name)}/attributeimageconfiguration.yml`;
        },
        file: /\/attributeimageconfiguration\.yml$/i,
        schemaNameOf: (config) => [ENTITY, newer_forms_ATTRIBUTE].map((part) => childText(config, part)).join(' '),
    }),
];
//# sourceMappingURL=newer-forms.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/relationships.js
// Relationships: a list of all of them in their order, and their bodies in one file for each entity.





const relationships_TYPE = { number: '10', name: 'EntityRelationship' };
const LIST = 'Other/Relationships.xml';
const relationships_FOLDER = 'Other/Relationships';
const relationships = {
    types: [relationships_TYPE],
    element: 'EntityRelationships',
    folder: 'Other',
    unpack(list, target) {
        const all = childElements(list);
        if (all.length === 0)
            return;
        target.writeXml(LIST, xmlElement(list.name, [], all.map(emptied)));
        const byFile = new Map();
        for (const relationship of all) {
            requireChild(relationship, 'EntityRelationshipType');
            const entity = childText(relationship, 'ReferencedEntityName') ?? requireChild(relationship, 'FirstEntityName');
            const file = `${toFileName(entity)}.xml`;
            // Names that differ in case alone share a file: on Windows there can be only one.
            const shared = byFile.get(foldName(file)) ?? { file, bodies: [] };
            shared.bodies.push(relationship);
            byFile.set(foldName(file), shared);
        }
        for (const { file, bodies } of byFile.values()) {
            target.writeXml(`${relationships_FOLDER}/${file}`, xmlElement(list.name, [], bodies));
        }
    },
    pack(list, source) {
        const bodies = new Map();
        for (const path of source.files.list(relationships_FOLDER)) {
            for (const body of childElements(source.readXml(path)))
                bodies.set(nameOf(body), body);
        }
        const names = source.files.has(LIST) ? childElements(source.readXml(LIST)).map(nameOf) : [];
        const packed = names.map((name) => {
            return bodies.get(name) ?? lost(name, `is in ${(0,lib/* quote */.hD)(LIST)} and in no file of ${(0,lib/* quote */.hD)(relationships_FOLDER)}`);
        });
        const listed = new Set(names);
        for (const name of bodies.keys()) {
            if (!listed.has(name))
                lost(name, `is in a file of ${(0,lib/* quote */.hD)(relationships_FOLDER)} and not in ${(0,lib/* quote */.hD)(LIST)}`);
        }
        return withChildren(list, [...list.children, ...packed]);
    },
    components: (list) => childElements(list).map((relationship) => ({
        type: relationships_TYPE.number,
        schemaName: nameOf(relationship),
        element: relationship,
    })),
};
function nameOf(relationship) {
    return attributeOf(relationship, 'Name') ?? '';
}
function lost(name, contradiction) {
    throw new lib/* AlmError */.Ly('solution-component-lost', {
        message: `the relationship ${(0,lib/* quote */.hD)(name)} ${contradiction}, so it would not be packed`,
        remedy: 'Add it where it is missing, or remove it where it is; a merge may have lost a line.',
        details: { components: [name] },
    });
}
//# sourceMappingURL=relationships.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/reports.js
// Reports: each with its definition in a folder by language and id, and the lists that stand beside them.




const reports_TYPE = { number: '31', name: 'Report' };
const reports_FOLDER = 'Reports';
const reports_SUFFIX = '.data.xml';
const reports = {
    types: [reports_TYPE],
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
                source.addPart(isMoved(payload, source) ? { ...payload, path: payload.entry } : payload);
            return report;
        });
        return withChildren(list, [...list.children, ...lists.map((path) => source.readXml(path)), ...packed]);
    },
    identify: (list) => childElements(list)
        .filter((child) => child.name === 'Report')
        .map((report) => ({ type: reports_TYPE.number, id: childText(report, 'reportid') })),
    components: (list) => childElements(list).map((child) => ({
        type: child.name === 'Report' ? reports_TYPE.number : child.name,
        id: childText(child, 'reportid'),
        label: labelOf(child) ?? child.name,
        element: child,
        entries: [payloadOf(child, '')?.entry ?? []].flat(),
    })),
};
function definitionPath(report) {
    requireChild(report, 'reporttypecode');
    const segments = [requireChild(report, 'languagecode'), requireChild(report, 'reportid')];
    const isLink = childText(report, 'reporttypecode') === '3';
    const file = isLink ? 'UrlLinkedReport.txt' : requireChild(report, 'filename');
    return [reports_FOLDER, ...segments.map(toFileName), toFileName(file)].join('/');
}
/** A definition without a name of its own lies where the zip had it. */
function isMoved({ path, entry }, { files }) {
    return !files.has(path) && files.has(entry);
}
function payloadOf(report, path) {
    const reference = childText(report, 'ExportedFileName');
    return reference ? { entry: toReferencedPath(reference), path, required: true } : undefined;
}
//# sourceMappingURL=reports.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/templates.js
// Templates of the old kinds: one file for each kind, and the documents of e-mail and article templates beside them.



const TEMPLATE = { number: '36', name: 'Template' };
const ARTICLE_TEMPLATE = { number: '38', name: 'KbArticleTemplate' };
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
    types: [TEMPLATE, ARTICLE_TEMPLATE],
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
            type: isArticle ? ARTICLE_TEMPLATE.number : TEMPLATE.number,
            id: childText(template, id),
            isOptional: !isArticle,
        }));
    }),
    components: (list) => childElements(list).flatMap((group) => childElements(group).map((template) => ({
        type: group.name === 'KBArticleTemplates' ? ARTICLE_TEMPLATE.number : TEMPLATE.number,
        id: childText(template, DOCUMENTED.get(group.name)?.id ?? 'templateid'),
        label: labelOf(template) ?? childText(template, 'title'),
        element: template,
    }))),
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
            return changed(child, {
                children: text === '' ? [] : [{ kind: 'text', value: text }],
                selfClosed: false,
            });
        });
    };
    return mapElements(group, mapTemplate);
}
function mapElements(parent, change) {
    return withChildren(parent, parent.children.map((node) => (node.kind === 'element' ? change(node) : node)));
}
//# sourceMappingURL=templates.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/table.js
// The table of component types. One entry says everything about a kind of component: its number and name, its element in
// customizations.xml, the folder and the name of its file, what is split off into files beside it, and what names it. To
// add a kind, add an entry: unpack, pack, the check of root components, the model and the comparison of solutions follow.
//
// - `listed`: each child of the element has a file of its own, such as Roles/Salesperson.xml. `type` is the number and the
//   name of the type; `element` its element in customizations.xml; `folder` and `fileOf` the file of a component; `listing`
//   whether these lie in the folder itself, one level down or deeper; `suffix` what they end with where that is not .xml;
//   `payloadsOf` the files beside it, with the zip folder that only they use (`ownedZipFolder`); `hasTwin` whether there is
//   a file `x_managed.xml` for managed packages; `keysOf` the id or schema name by which root components name it;
//   `isOptionalRoot` that it may have no root component of its own. More in listed.ts.
// - `whole`: the element is one file, such as Other/SiteMap.xml.
// - a module of its own for the kinds with rules of their own, such as entities.ts.
// - `inlines`: components that stay in Other/Customizations.xml.
// - `folders`: components that are folders of files in the zip as they are in the unpacked solution.
//
// What has no entry is not lost: an element whose children have names is split by them (generic.ts), any other stays in
// Other/Customizations.xml, and folders of the zip are copied.

















const DATA_SUFFIX = '.data.xml';
const SITE_MAP = { number: '62', name: 'SiteMap' };
const FORM = { number: '60', name: 'SystemForm' };
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
        type: { number: '70', name: 'FieldSecurityProfile' },
        element: 'FieldSecurityProfiles',
        folder: 'Other',
        file: 'FieldSecurityProfiles.xml',
        componentsOf: childElements,
        keysOf: (profile) => ({ id: attributeOf(profile, 'fieldsecurityprofileid') }),
    }),
    whole({
        type: { number: '63', name: 'ConnectionRole' },
        element: 'ConnectionRoles',
        folder: 'Other',
        file: 'ConnectionRoles.xml',
        componentsOf: (list) => [...descendantsNamed(list, 'ConnectionRole')],
        keysOf: (role) => ({ id: childText(role, 'connectionroleid') }),
    }),
    whole({
        type: { number: '46', name: 'EntityMap' },
        element: 'EntityMaps',
        folder: 'Other',
        file: 'EntityMaps.xml',
        componentsOf: childElements,
        labelOf: (map) => `${childText(map, 'EntitySource') ?? ''} to ${childText(map, 'EntityTarget') ?? ''}`,
    }),
    whole({
        type: { number: '50', name: 'RibbonCustomization' },
        element: 'RibbonDiffXml',
        folder: 'Other',
        file: 'RibbonCustomization.xml',
        keysOf: () => ({ schemaName: ':RibbonDiffXml', isSingle: true }),
    }),
    whole({
        type: SITE_MAP,
        element: 'SiteMap',
        folder: 'Other',
        file: 'SiteMap.xml',
        hasTwin: true,
        keysOf: () => ({ id: CLASSIC_SITE_MAP, isSingle: true }),
    }),
    whole({
        type: { number: '95', name: 'ServiceEndpoint' },
        element: 'ServiceEndpoints',
        folder: 'PluginAssemblies',
        file: 'ServiceEndpoints.xml',
        componentsOf: childElements,
        keysOf: (endpoint) => ({ id: attributeOf(endpoint, 'ServiceEndpointId') }),
    }),
    listed({
        type: { number: '20', name: 'Role' },
        element: 'Roles',
        folder: 'Roles',
        fileOf: (role) => `${toFileName(requireAttribute(role, 'name'))}.xml`,
        keysOf: (role) => ({ id: attributeOf(role, 'id') }),
    }),
    listed({
        type: { number: '9', name: 'OptionSet' },
        element: 'optionsets',
        folder: 'OptionSets',
        fileOf: (optionSet) => `${toFileName(requireAttribute(optionSet, 'Name'))}.xml`,
        keysOf: (optionSet) => ({ schemaName: attributeOf(optionSet, 'Name') }),
    }),
    listed({
        type: { number: '29', name: 'Workflow' },
        element: 'Workflows',
        folder: 'Workflows',
        ownedZipFolder: 'Workflows',
        suffix: DATA_SUFFIX,
        fileOf: (workflow) => `${belowFolder(workflowFiles(workflow)[0]?.path ?? '')}${DATA_SUFFIX}`,
        payloadsOf: workflowFiles,
        skip: workflowStub,
        keysOf: (workflow) => ({ id: attributeOf(workflow, 'WorkflowId') }),
    }),
    ...['Dashboards', 'InteractionCentricDashboards', 'Dialogs'].map((element) => listed({
        type: FORM,
        element,
        folder: element,
        fileOf: (form) => `${toFileName(requireChild(form, 'FormId'))}.xml`,
        keysOf: (form) => ({ id: childText(form, 'FormId') }),
    })),
    listed({
        type: { number: '61', name: 'WebResource' },
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
        keysOf: (resource) => ({
            id: childText(resource, 'WebResourceId'),
            schemaName: childText(resource, 'Name'),
        }),
    }),
    listed({
        type: { number: '91', name: 'PluginAssembly' },
        element: 'SolutionPluginAssemblies',
        folder: 'PluginAssemblies',
        ownedZipFolder: 'PluginAssemblies',
        listing: 'deep',
        suffix: DATA_SUFFIX,
        fileOf: (assembly) => `${belowFolder(toReferencedPath(requireChild(assembly, 'FileName')))}${DATA_SUFFIX}`,
        payloadsOf: (assembly, path) => payloadBeside(assembly, 'FileName', path),
        keysOf: (assembly) => ({
            id: attributeOf(assembly, 'PluginAssemblyId'),
            schemaName: attributeOf(assembly, 'FullName'),
        }),
    }),
    listed({
        type: { number: '92', name: 'SdkMessageProcessingStep' },
        element: 'SdkMessageProcessingSteps',
        folder: 'SdkMessageProcessingSteps',
        fileOf: (step) => `${toFileName(requireAttribute(step, 'SdkMessageProcessingStepId'))}.xml`,
        keysOf: (step) => ({ id: attributeOf(step, 'SdkMessageProcessingStepId') }),
    }),
    listed({
        type: SITE_MAP,
        element: 'AppModuleSiteMaps',
        folder: 'AppModuleSiteMaps',
        listing: 'subfolders',
        suffix: '.xml',
        hasTwin: true,
        fileOf: (siteMap) => `${toFileName(requireChild(siteMap, 'SiteMapUniqueName'))}/AppModuleSiteMap.xml`,
        keysOf: (siteMap) => ({ schemaName: childText(siteMap, 'SiteMapUniqueName') }),
    }),
    listed({
        type: { number: '80', name: 'AppModule' },
        element: 'AppModules',
        folder: 'AppModules',
        listing: 'subfolders',
        suffix: '.xml',
        hasTwin: true,
        plainRoot: true,
        fileOf: (app) => `${toFileName(requireChild(app, 'UniqueName'))}/AppModule.xml`,
        arrange: sortAppComponents,
        keysOf: (app) => ({ schemaName: childText(app, 'UniqueName') }),
    }),
    listed({
        type: { number: 'EntityDataProvider', name: 'EntityDataProvider' },
        element: 'EntityDataProviders',
        folder: 'EntityDataProviders',
        fileOf: (provider) => `${toFileName(requireChild(provider, 'EntityDataProviderId'))}.xml`,
        keysOf: (provider) => ({
            id: childText(provider, 'EntityDataProviderId'),
        }),
    }),
    listed({
        type: { number: '183', name: 'EntityDataSource' },
        element: 'EntityDataSources',
        folder: 'EntityDataSources',
        fileOf: (source) => `${toFileName(requireAttribute(source, 'EntityDataSourceId'))}.xml`,
        keysOf: (source) => ({ id: attributeOf(source, 'EntityDataSourceId') }),
    }),
    listed({
        type: { number: '372', name: 'Connector' },
        element: 'Connectors',
        folder: 'Connectors',
        ownedZipFolder: 'Connector',
        suffix: '.xml',
        fileOf: (connector) => `${toFileName(requireChild(connector, 'name'))}.xml`,
        payloadsOf: connectorFiles,
        keysOf: (connector) => ({
            id: childText(connector, 'connectorid'),
            schemaName: childText(connector, 'name'),
        }),
        isOptionalRoot: true,
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
        type: { number: '161', name: 'MobileOfflineProfile' },
        element: 'MobileOfflineProfiles',
        folder: 'MobileOfflineProfiles',
        fileOf: (profile) => {
            requireAttribute(profile, 'MobileOfflineProfileId');
            const name = childText(profile, 'name') ?? childText(profile, 'Name') ?? requireAttribute(profile, 'name');
            return `${toFileName(name)}.xml`;
        },
    }),
    listed({
        type: { number: '172', name: 'ChannelAccessProfile' },
        element: 'ChannelAccessProfiles',
        folder: 'ChannelAccess/Profiles',
        fileOf: (profile) => `${toFileName(requireAttribute(profile, 'Name'))}.xml`,
        keysOf: (profile) => ({ id: attributeOf(profile, 'ChannelAccessProfileId') }),
    }),
];
/** The kinds that have an element in customizations.xml, by the name of their element in customizations.xml. */
const componentKinds = new Map(rows.map((kind) => [kind.element, kind]));
const inlines = [
    {
        element: 'connectionreferences',
        type: { number: 'ConnectionReference', name: 'ConnectionReference' },
        schemaNameOf: (reference) => attributeOf(reference, 'connectionreferencelogicalname'),
    },
    {
        element: 'Languages',
        type: { number: 'Language', name: 'Language' },
        schemaNameOf: textOf,
    },
];
/** The kinds that stay inline, by the name of their element. */
const inlineKinds = new Map(inlines.map(({ element, type, schemaNameOf }) => [
    element,
    {
        components: (list) => childElements(list).map((component) => ({
            type: type.number,
            schemaName: schemaNameOf(component),
            label: labelOf(component) ?? childText(component, 'connectionreferencedisplayname'),
            element: component,
        })),
    },
]));
const folders = [
    {
        folder: 'environmentvariabledefinitions',
        type: { number: '380', name: 'EnvironmentVariableDefinition' },
    },
    { folder: 'aiplugins' },
    { folder: 'aipluginoperations' },
    { folder: 'aiskillconfigs' },
    { folder: 'allowedmcpclients' },
    { folder: 'appactions' },
    { folder: 'Assets' },
    { folder: 'botcomponentcollections' },
    { folder: 'botcomponents' },
    { folder: 'bots' },
    { folder: 'catalogs' },
    { folder: 'customapis' },
    { folder: 'duplicaterules' },
    { folder: 'dvtablesearchentities' },
    { folder: 'dvtablesearchs' },
    { folder: 'Formulas' },
    { folder: 'fxexpressions' },
    { folder: 'managedidentities' },
    { folder: 'maskingrules' },
    { folder: 'mcpservers' },
    { folder: 'pluginpackages' },
    { folder: 'powerbidatasets' },
    { folder: 'powerbireports' },
    { folder: 'powerpagecomponents' },
];
/** The kinds that are folders, by the folder's name in lower case. */
const folderKinds = new Map(folders.map((kind) => [kind.folder.toLowerCase(), kind]));
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
/** Exports hold unchanged workflows as stubs without a file; one that is not the first is a damaged workflow. */
function workflowStub(workflow, index) {
    if (workflowFiles(workflow).length > 0)
        return undefined;
    const name = (0,lib/* quote */.hD)(attributeOf(workflow, 'Name') ?? '');
    if (index === 0)
        return `workflow ${name} has no file in the zip and is left out`;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `workflow ${name} in customizations.xml names neither a XamlFileName nor a JsonFileName`,
        remedy: 'Export the solution again.',
    });
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
        .map(textOf)
        .filter((text) => text.startsWith('/Connector/'))
        .map(toReferencedPath)
        .map((entry) => ({ entry, path: `Connectors/${belowFolder(entry)}`, required: true }))
        .sort((a, b) => compareNtfs(a.path, b.path));
}
function sortAppComponents(app) {
    const children = app.children.map((node) => node.kind === 'element' && node.name === 'AppModuleComponents'
        ? sortedChildren(node, (component) => attributesOf(component, ['type', 'schemaName']))
        : node);
    return withChildren(app, children);
}
//# sourceMappingURL=table.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/component-types.js
// Numbers of component types (solutioncomponent.componenttype) and the names that the platform's tools print for them.

/** Types that root components and dependencies name, and that have no entry in the table of components. */
const OTHERS = [
    ['21', 'SavedQuery'],
    ['25', 'OrganizationSettings'],
    ['37', 'ContractTemplate'],
    ['39', 'MailMergeTemplate'],
    ['40', 'TeamTemplate'],
    ['41', 'SyncAttributeMappingProfile'],
    ['64', 'ComplexControls'],
    ['68', 'Dashboard'],
    ['101', 'ServicePlans'],
    ['150', 'RoutingRule'],
    ['151', 'RoutingRuleItem'],
    ['152', 'SLA'],
    ['153', 'SLAItem'],
    ['154', 'ConvertRule'],
    ['155', 'ConvertRuleItem'],
    ['162', 'MobileOfflineProfileItem'],
    ['167', 'SimilarityRule'],
    ['168', 'SimilarityRuleCondition'],
    ['169', 'ProfileRule'],
    ['171', 'ProfileEntityAccessLevel'],
    ['176', 'TextAnalyticsEntityMapping'],
    ['177', 'TopicModelConfiguration'],
    ['201', 'SdkMessage'],
    ['202', 'Maps'],
    ['210', 'WebWizard'],
    ['381', 'EnvironmentVariableValue'],
];
const component_types_NAMES = new Map([
    ...OTHERS,
    ...[...componentKinds.values()]
        .flatMap(({ types }) => types)
        .concat([...folderKinds.values()].flatMap(({ type }) => type ?? []))
        .map(({ number, name }) => [number, name]),
]);
/** The name of a component type, such as `Workflow` for `29`; a number that has no name stays a number. */
function componentTypeName(type) {
    return component_types_NAMES.get(type) ?? type;
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
 * @param otherWay what else the reader can do about it.
 * @throws AlmError `solution-type-mismatch`.
 */
function checkPackageType(actual, requested, what, otherWay = `Or export the solution as ${requested.toLowerCase()}.`) {
    if (actual === requested)
        return;
    throw new lib/* AlmError */.Ly('solution-type-mismatch', {
        message: `${what} is ${actual} but ${requested} was requested: the package type of the solution and the requested type must be equal`,
        remedy: `Request the type ${actual}. ${otherWay}`,
        details: { actual, requested },
    });
}
//# sourceMappingURL=package-type.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/manifest.js
// solution.xml: who the solution is, what it holds and what it needs.





/**
 * Reads solution.xml.
 * @throws AlmError `solution-invalid` when it is no solution manifest, `version-invalid` for a version that cannot be one.
 */
function parseManifest(document) {
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
/** The same solution.xml with another version. @throws AlmError `version-invalid`. */
function withVersion(document, untrustedVersion) {
    const value = (0,lib/* parseVersion */.ot)(untrustedVersion, 'the version to pack');
    return mapManifest(document, (child) => child.name === 'Version' ? withChildren(child, [{ kind: 'text', value }]) : child);
}
/** The same solution.xml with those root components and missing dependencies alone that are to be kept. */
function withRootComponents(document, keepsComponent, keepsDependency) {
    const keep = (list, keeps) => withChildren(list, list.children.filter((node) => node.kind !== 'element' || keeps(node)));
    return mapManifest(document, (child) => {
        if (child.name === 'RootComponents')
            return keep(child, keepsComponent);
        return child.name === 'MissingDependencies' ? keep(child, keepsDependency) : child;
    });
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
function isManifest(node) {
    return node.kind === 'element' && node.name === 'SolutionManifest';
}
function mapManifest(document, change) {
    const manifest = manifestElement(document);
    const changed = withChildren(manifest, manifest.children.map((node) => (node.kind === 'element' ? change(node) : node)));
    const root = withChildren(document.root, document.root.children.map((node) => (isManifest(node) ? changed : node)));
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
;// CONCATENATED MODULE: ./packages/solution/lib/zip/limits.js
// How much an archive may hold. Checked before and during inflation, because a header may lie.
const MiB = 1024 * 1024;
/** Room for every solution that Dataverse accepts; generated text in real ones compresses up to 335:1, zeros 1030:1. */
const defaultZipLimits = {
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
/** Times, owners and the like take a hundred bytes; sixty thousand would be there to keep us busy. */
const MAX_EXTRA_BYTES = 4096;
const FLAG_ENCRYPTED = 1 | (1 << 6) | (1 << 13);
const FLAG_DESCRIPTOR = 1 << 3;
const FLAG_UTF8 = 1 << 11;
/** How hard the compressor tried; of no consequence to a reader. */
const FLAG_EFFORT = (1 << 1) | (1 << 2);
const FLAGS_KNOWN = FLAG_ENCRYPTED | FLAG_DESCRIPTOR | FLAG_UTF8 | FLAG_EFFORT;
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
    if (extra.length > MAX_EXTRA_BYTES) {
        refuse('zip-invalid', `entry ${(0,lib/* quote */.hD)(nameBytes.toString('latin1'))} has ${extra.length} bytes of extra fields`);
    }
    let at = 0;
    while (at + 4 <= extra.length) {
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
    if (at !== extra.length) {
        refuse('zip-invalid', `entry ${(0,lib/* quote */.hD)(nameBytes.toString('latin1'))} has an extra field that is cut off`);
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
    if ((flags & ~FLAGS_KNOWN) !== 0) {
        refuse('zip-entry-refused', `entry ${(0,lib/* quote */.hD)(name)} is marked for features that a solution does not use`);
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
;// CONCATENATED MODULE: ./packages/solution/lib/zip/reader.js
// Reads zip archives that may be hostile. Nothing is inflated before it is asked for, and nothing is handed out
// before its size and checksum were found right.





/**
 * Lists the files of a zip archive in the archive's order; directories are left out.
 * @throws AlmError `zip-invalid`, `zip-too-large`, `zip-entry-escapes`, `zip-entry-refused` or `zip-duplicate-entry`.
 */
function readZip(archive, limits = defaultZipLimits) {
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
        const maxOutputLength = Math.max(1, entry.sizeBytes);
        // One chunk holds all of it, which saves putting chunks together.
        const options = { maxOutputLength, chunkSize: maxOutputLength + LEAST_CHUNK, info: true };
        result = (0,external_node_zlib_.inflateRawSync)(stored, options); // the typings do not know `info`
    }
    catch (cause) {
        return refuseContent(entry, `cannot be inflated to the ${entry.sizeBytes} bytes that it declares`, cause);
    }
    if (result.engine.bytesWritten !== stored.length)
        refuseContent(entry, 'has bytes after its end');
    return result.buffer;
}
/** zlib takes no smaller chunks, in bytes. */
const LEAST_CHUNK = 64;
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
    throw new lib/* AlmError */.Ly('solution-invalid', {
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
        return parseManifest(parseXml(bytes, path));
    throw new lib/* AlmError */.Ly('solution-file-missing', {
        message: `cannot find required file "${path}"`,
        remedy: 'Name the folder that directly holds the folder "Other".',
        details: { file: path },
    });
}
//# sourceMappingURL=describe.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/component-folders.js
// Recognises folders of components of types that no table names, so that what a solution no longer has goes away.
/** Bytes in which the root element of a component's description names the component. */
const HEAD_BYTES = 4096;
/**
 * Tells whether a top-level folder holds components and nothing else, as platforms write them: `things/NAME/thing.xml`
 * for each one, whose root element is `thing` and names it. A folder of somebody's own hardly looks like that.
 * @param names of the folders in it; undefined when it holds files too.
 * @param readHead the first `HEAD_BYTES` of a file of the folder; undefined when there is none.
 */
function holdsComponents(folder, names, readHead) {
    if (names === undefined || names.length === 0)
        return false;
    const singulars = singularsOf(folder);
    return names.every((name) => singulars.some((singular) => {
        const head = readHead(`${folder}/${name}/${singular}.xml`);
        return head !== undefined && head.includes(`<${singular} `) && head.includes(name);
    }));
}
/** The top-level folders among the files of an unpacked solution that hold components and nothing else. */
function componentFoldersOf(files) {
    const names = new Map();
    for (const path of files.keys()) {
        const [folder = '', name = '', ...below] = path.split('/');
        const known = names.has(folder) ? names.get(folder) : new Set();
        names.set(folder, below.length === 0 ? undefined : known?.add(name));
    }
    const readHead = (path) => {
        const bytes = files.get(path);
        return bytes && Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString();
    };
    return [...names]
        .filter(([folder, found]) => holdsComponents(folder, found && [...found], readHead))
        .map(([folder]) => folder);
}
function singularsOf(plural) {
    return [
        [/s$/, ''],
        [/es$/, ''],
        [/ies$/, 'y'],
    ].flatMap(([ending = '', other]) => {
        const singular = plural.replace(ending, String(other));
        return singular === plural ? [] : [singular];
    });
}
//# sourceMappingURL=component-folders.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/resource-paths.js
// Where string resources lie in an unpacked folder.
const resource_paths_TEMPLATE = 'Resources/template_resources.resx';
const RESOURCES = /^Resources\/([^/]+)\/resources\.\1\.resx$/i;
/** The file with the texts of one language; `name` is its culture or LCID. */
function resourcePath(name) {
    return `Resources/${name}/resources.${name}.resx`;
}
/** The file with the texts that translators start from, in no named language. */
const templatePath = resource_paths_TEMPLATE;
/** The culture or LCID in the path of a resource file; undefined for other files, the template among them. */
function languageOfResource(path) {
    return RESOURCES.exec(path)?.[1];
}
/** Tells whether a file holds string resources, which are no part of the solution's zip. */
function isResourceFile(path) {
    return RESOURCES.test(path) || path.toLowerCase() === resource_paths_TEMPLATE.toLowerCase();
}
//# sourceMappingURL=resource-paths.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/solution-folders.js
// Which files of a folder are parts of an unpacked solution, and so may be replaced or removed by unpacking again.




/** Decides for one unpacked folder which paths are parts of the solution. */
class SolutionFolders {
    folders;
    alsoOwned;
    /**
     * @param customizations Other/Customizations.xml as it is in the folder now: its elements name further folders.
     * @param others top-level folders of components of other types. (That a zip has files in a folder does not make
     * all of it the solution's: it may name any folder.)
     * @param alsoOwned folders whose files are all parts of the solution.
     */
    constructor(customizations, others = [], alsoOwned = []) {
        this.alsoOwned = alsoOwned.map((folder) => `${folder}/`.toLowerCase());
        const elements = customizations ? elementNames(customizations) : [];
        const kinds = [...componentKinds.values()].map((kind) => kind.folder);
        const all = [...kinds, ...elements, ...folderKinds.keys(), ...others, ...alsoOwned];
        this.folders = new Set(all.map(topFolder));
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
        if (topFolder(path) === 'resources')
            return isResourceFile(path);
        if (this.alsoOwned.some((folder) => path.toLowerCase().startsWith(folder)))
            return true;
        return !/^CanvasApps\/src\//i.test(path) && !/^readme(\.\w+)?$/i.test(segments.at(-1) ?? '');
    }
}
function elementNames(customizations) {
    try {
        return childElements(parseXml(customizations, 'Other/Customizations.xml').root).map((element) => element.name);
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





/** @throws AlmError `solution-invalid` when a document is no customizations.xml. */
function requireCustomizations({ root }, fileName) {
    if (root.name === 'ImportExportXml')
        return;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `${(0,lib/* quote */.hD)(fileName)} has the root <${root.name}> instead of <ImportExportXml>`,
        remedy: 'Restore the file, or export the solution again.',
        details: { file: fileName },
    });
}
/**
 * Opens a solution zip.
 * @throws AlmError `solution-invalid` when it is a zip but no solution; the codes of `readZip`, `parseXml` and
 * `parseManifest`.
 */
function parseSolution(zip, limits = defaultZipLimits) {
    const entries = zip instanceof Uint8Array ? readZip(zip, limits) : zip;
    const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
    const find = (path) => byPath.get(path.toLowerCase());
    const read = (path) => {
        const entry = find(path);
        if (entry)
            return parseXml(entry.read(), path);
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: `the zip has no ${(0,lib/* quote */.hD)(path)}, so it is not a solution`,
            remedy: 'Give the solution zip itself, not a zip around it or a package of another kind.',
        });
    };
    const manifestXml = read('solution.xml');
    const customizationsXml = read('customizations.xml');
    requireCustomizations(customizationsXml, 'customizations.xml');
    return {
        manifest: parseManifest(manifestXml),
        manifestXml,
        customizationsXml,
        entries,
        find,
    };
}
//# sourceMappingURL=solution.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/model/settings.js
// What a solution leaves open for each target: connection references and environment variables, read from its files.



const DEFINITION = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/i;
const settings_VALUES = 'environmentvariablevalues.json';
const types = {
    '100000000': 'string',
    '100000001': 'number',
    '100000002': 'boolean',
    '100000003': 'json',
    '100000004': 'data-source',
    '100000005': 'secret',
};
/**
 * Reads what a solution zip, or an opened folder, leaves open for each target.
 * @throws AlmError `solution-invalid` naming the file that lacks a name; the codes of `parseXml` and `parseJson`.
 */
function readSolutionSettings(archive) {
    const references = childElement(archive.customizationsXml.root, 'connectionreferences');
    return {
        connectionReferences: references ? childElements(references).map(parseReference) : [],
        environmentVariables: archive.entries.flatMap((entry) => {
            const folder = DEFINITION.exec(entry.path)?.[1];
            if (folder === undefined)
                return [];
            const values = archive.find(`environmentvariabledefinitions/${folder}/${settings_VALUES}`);
            return [parseVariable(parseXml(entry.read(), entry.path).root, entry.path, values && valueIn(values))];
        }),
    };
}
function parseReference(element) {
    return {
        logicalName: requireName(element, 'connectionreferencelogicalname', 'customizations.xml'),
        displayName: childText(element, 'connectionreferencedisplayname') ?? '',
        connectorId: childText(element, 'connectorid')?.trim() ?? '',
        custom: childElement(element, 'customconnectorid') !== undefined,
    };
}
function parseVariable(root, path, value) {
    const defaultValue = childText(root, 'defaultvalue');
    return {
        schemaName: requireName(root, 'schemaname', path),
        displayName: attributeOf(childElement(root, 'displayname'), 'default') ?? '',
        type: types[childText(root, 'type')?.trim() ?? '100000000'] ?? 'unknown',
        required: childText(root, 'isrequired')?.trim() === '1',
        ...(defaultValue ? { defaultValue } : {}),
        ...(value ? { value } : {}),
    };
}
/** Several values for one definition are written as a list; the platform takes the first. */
function valueIn(entry) {
    const file = (0,lib/* parseJson */.qF)(Buffer.from(entry.read()).toString('utf8'), (0,lib/* quote */.hD)(entry.path));
    const values = (0,lib/* recordField */.Qb)(file, 'environmentvariablevalues');
    const first = (0,lib/* recordField */.Qb)(values, 'environmentvariablevalue') ?? (0,lib/* arrayField */.e7)(values, 'environmentvariablevalue')[0];
    return (0,lib/* stringField */.OM)(first, 'value');
}
function requireName(element, attribute, file) {
    const name = attributeOf(element, attribute)?.trim();
    if (name)
        return name;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `${(0,lib/* quote */.hD)(file)} has a <${element.name}> without ${attribute}`,
        remedy: 'Restore the file, or export the solution again.',
        details: { file },
    });
}
//# sourceMappingURL=settings.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/writer.js
// Writes zip archives that are equal when their content is equal: no clock, no platform, one compression level.



/** 1 January 1980, 00:00, the first moment that a zip can name (MS-DOS date and time). */
const DOS_DATE = (1 << 5) | 1;
const UTF8_NAMES = 1 << 11;
const writer_DEFLATED = 8;
const VERSION = 20;
/** What SolutionPackager uses too; 9 takes four times as long for 2 % less. */
const LEVEL = 6;
/** Smallest output that zlib is given room for at once, in bytes; text is a quarter of its size at most. */
const writer_LEAST_CHUNK = 4096;
/** Output of a file in pieces that is handed on at once, in bytes. */
const CHUNK = 256 * 1024;
/** Makes a zip archive of the files, in their order, deflated, with a fixed time and no attributes. */
function writeZip(files) {
    checkNames(files);
    return assemble(files.map(deflateFile));
}
/** Makes the same archive, and deflates files that come in pieces beside the thread that makes the pieces. */
async function writeZipInPieces(files) {
    checkNames(files);
    const stored = [];
    for (const file of files) {
        stored.push(file.pieces ? await deflatePieces(file.name, file.pieces()) : deflateFile(file));
    }
    return assemble(stored);
}
function deflateFile({ name, bytes }) {
    const chunkSize = writer_LEAST_CHUNK + Math.ceil(bytes.length / 4);
    const stored = (0,external_node_zlib_.deflateRawSync)(bytes, { level: LEVEL, chunkSize });
    return { name, stored, sizeBytes: bytes.length, crc32: (0,external_node_zlib_.crc32)(bytes) };
}
/** While zlib deflates one piece in a thread of its own, the next one is made. */
async function deflatePieces(name, pieces) {
    const deflate = (0,external_node_zlib_.createDeflateRaw)({ level: LEVEL, chunkSize: CHUNK });
    const chunks = [];
    deflate.on('data', (chunk) => chunks.push(chunk));
    let sizeBytes = 0;
    let checksum = 0;
    try {
        let isDeflated = Promise.resolve();
        for (const piece of pieces) {
            await isDeflated;
            isDeflated = write(deflate, piece);
            sizeBytes += piece.length;
            checksum = (0,external_node_zlib_.crc32)(piece, checksum);
        }
        await isDeflated;
        await new Promise((resolve) => deflate.once('end', resolve).end());
    }
    finally {
        deflate.destroy();
    }
    return { name, stored: Buffer.concat(chunks), sizeBytes, crc32: checksum };
}
function write(deflate, bytes) {
    return new Promise((resolve, reject) => {
        deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
}
function assemble(files) {
    const chunks = [];
    const directory = [];
    let position = 0;
    for (const file of files) {
        const nameBytes = Buffer.from(file.name);
        const shared = sharedFields(nameBytes, file);
        const local = Buffer.concat([uint32(0x04034b50), shared, nameBytes]);
        directory.push(Buffer.concat([
            uint32(0x02014b50),
            uint16(VERSION),
            shared,
            Buffer.alloc(10),
            uint32(position),
            nameBytes,
        ]));
        chunks.push(local, file.stored);
        position += local.length + file.stored.length;
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
function sharedFields(nameBytes, file) {
    return Buffer.concat([
        uint16(VERSION),
        uint16(UTF8_NAMES),
        uint16(writer_DEFLATED),
        uint16(0),
        uint16(DOS_DATE),
        uint32(file.crc32),
        uint32(file.stored.length),
        uint32(file.sizeBytes),
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
;// CONCATENATED MODULE: ./packages/solution/lib/model/manifest-version.js
// Writes another version into a solution, leaving every other byte of its files as it is.






const VERSION_ELEMENT = /(<Version>)[^<]*(<\/Version>)/g;
/**
 * The bytes of solution.xml with that version; nothing else differs.
 * @throws AlmError `solution-invalid` when the version stands in a form that cannot be replaced; the codes of `parseXml`
 * and `parseManifest`.
 */
function setManifestVersion(manifest, version, fileName) {
    const present = parseManifest(parseXml(manifest, fileName)).version;
    if (present === version)
        return manifest;
    // One byte a character, so that what is not replaced stays byte for byte.
    const text = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.byteLength).toString('latin1');
    for (const match of text.matchAll(VERSION_ELEMENT)) {
        const [element, open = '', close = ''] = match;
        if (!element.includes(present))
            continue;
        const rest = text.slice(match.index + element.length);
        const candidate = Buffer.from(`${text.slice(0, match.index)}${open}${version}${close}${rest}`, 'latin1');
        // A comment may hold such an element too: what counts is what the file says afterwards.
        if (parseManifest(parseXml(candidate, fileName)).version === version)
            return candidate;
    }
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `the version ${present} in ${fileName} cannot be replaced: it does not stand between <Version> and </Version>`,
        remedy: 'Export or unpack the solution again; somebody wrote the file by hand.',
    });
}
/**
 * The zip with that version in its solution.xml. Every other entry has the bytes that it had.
 * @throws AlmError `solution-invalid` when it is no solution; the codes of `readZip` and `setManifestVersion`.
 */
function setZipVersion(zip, version, limits = defaultZipLimits) {
    const files = readZip(zip, limits).map((entry) => {
        const bytes = entry.read();
        const isManifest = entry.path.toLowerCase() === 'solution.xml';
        return { name: entry.name, bytes: isManifest ? setManifestVersion(bytes, version, entry.path) : bytes };
    });
    return writeZip(files);
}
//# sourceMappingURL=manifest-version.js.map
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
        fileOf: (component) => `${toFileName(generic_requireName(component))}.meta.xml`,
        payloadsOf: (component) => fileReferences(component, element.name),
    });
}
function generic_requireName(component) {
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
;// CONCATENATED MODULE: ./packages/solution/lib/xml/byte-writer.js
// Collects the bytes of a file: short pieces one by one, long ones as a block.
/** Bytes from which on copying them as a block is faster than one by one. */
const BLOCK = 128;
const SLAB_BYTES = 1024 * 1024;
/** Memory that files lie in one behind the other: thousands of small files would otherwise each need some of their own. */
let byte_writer_slab = Buffer.alloc(0);
let byte_writer_free = 0;
/** Writes one file. Of those without memory of their own only one can be at work. */
class ByteWriter {
    buffer = byte_writer_slab;
    start = byte_writer_free;
    end = byte_writer_free;
    /** @param expectedBytes of the file, where they are known: a large one gets memory of its own, and need not move. */
    constructor(expectedBytes = 0) {
        if (expectedBytes > SLAB_BYTES / 2)
            this.grow(expectedBytes);
    }
    get length() {
        return this.end - this.start;
    }
    copy(source, start, end) {
        const count = end - start;
        if (this.end + count > this.buffer.length)
            this.grow(count);
        const { buffer } = this;
        if (count >= BLOCK)
            source.copy(buffer, this.end, start, end);
        else
            for (let from = start, to = this.end; from < end; from++, to++)
                buffer[to] = source[from] ?? 0;
        this.end += count;
    }
    text(text) {
        const most = text.length * 3; // No UTF-16 unit takes more than three bytes.
        if (this.end + most > this.buffer.length)
            this.grow(most);
        this.end += this.buffer.write(text, this.end);
    }
    /** The bytes that were written; the writer is not to be used afterwards. */
    finish() {
        if (this.buffer === byte_writer_slab)
            byte_writer_free = this.end;
        return this.buffer.subarray(this.start, this.end);
    }
    /** Goes on in a new slab, or in memory of its own when the file fills a slab. */
    grow(count) {
        const { length } = this;
        const isLarge = length + count > SLAB_BYTES / 2;
        const largeBytes = length === 0 ? count : 2 * (length + count);
        const larger = Buffer.allocUnsafeSlow(isLarge ? largeBytes : SLAB_BYTES);
        this.buffer.copy(larger, 0, this.start, this.end);
        if (!isLarge)
            byte_writer_slab = larger;
        this.buffer = larger;
        this.start = 0;
        this.end = length;
    }
}
//# sourceMappingURL=byte-writer.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/serialize.js
// Writes a tree as .NET's XmlWriter does with indentation on, which is how every file of the format looks.




const serialize_DECLARATION = '\ufeff<?xml version="1.0" encoding="utf-8"?>';
/** The bytes of an XML file: UTF-8 with byte order mark, declaration, two blanks a level, no line end at the end. */
function serializeXml(content, lineEnds) {
    const writer = new XmlWriter(lineEnds);
    writer.text(serialize_DECLARATION);
    return writeNodes(content, writer);
}
/** The same in pieces of half a megabyte and more, for a large file that need not be in memory as a whole. */
function* serializeInPieces(content, lineEnds) {
    const writer = new XmlWriter(lineEnds, 2 * PIECE_BYTES);
    writer.text(serialize_DECLARATION);
    for (const node of nodesOf(content)) {
        for (const _written of writer.steps(node))
            if (writer.length >= PIECE_BYTES)
                yield writer.take();
    }
    yield writer.finish();
}
/** The same without byte order mark and declaration, which is how the workflows of a solution are written. */
function serializeFragment(content, lineEnds) {
    const bytes = writeNodes(content, new XmlWriter(lineEnds));
    return bytes.subarray(lineEnds === 'crlf' ? 2 : 1);
}
/** Each node of the top on a line of its own, the first one too. */
function writeNodes(content, writer) {
    for (const node of nodesOf(content))
        writer.node(node, 0, false);
    return writer.finish();
}
function nodesOf(content) {
    return 'root' in content ? [...content.before, content.root, ...content.after] : [content];
}
/** Bytes that make a piece worth handing on. */
const PIECE_BYTES = 512 * 1024;
/** How deep elements are written in steps: customizations.xml has lists of components, and entities have lists again. */
const DEPTH_OF_STEPS = 3;
/** Two blanks for each level, as far as a file may be nested. */
const LEVELS = 256;
const NEW_LINES = {
    lf: Buffer.from(`\n${'  '.repeat(LEVELS)}`),
    crlf: Buffer.from(`\r\n${'  '.repeat(LEVELS)}`),
};
const SELF_CLOSING = Buffer.from(' />');
const MARKUP = Buffer.from('></');
class XmlWriter {
    out;
    expectedBytes;
    lineEnd;
    newLines;
    /** @param expectedBytes of the file or piece; large ones get memory of their own. */
    constructor(lineEnds, expectedBytes) {
        this.out = new ByteWriter(expectedBytes);
        this.expectedBytes = expectedBytes;
        this.lineEnd = lineEnds === 'crlf' ? '\r\n' : '\n';
        this.newLines = NEW_LINES[lineEnds];
    }
    text(text) {
        this.out.text(text);
    }
    /** Number of bytes that were written and not taken yet. */
    get length() {
        return this.out.length;
    }
    finish() {
        return this.out.finish();
    }
    /** What was written since the last time; more follows. */
    take() {
        const written = this.out.finish();
        this.out = new ByteWriter(this.expectedBytes);
        return written;
    }
    node(node, depth, mixed) {
        if (node instanceof TapeElement)
            this.tapeElement(node.tape, node.index, depth, mixed);
        else if (node.kind === 'element')
            this.element(node, depth, mixed);
        else
            this.characters(node, depth, mixed);
    }
    /** Writes a node, and stops on the way where what was written may be taken. */
    *steps(node, depth = 0, mixed = false) {
        const isWrittenAtOnce = node.kind !== 'element' || node instanceof TapeElement || depth === DEPTH_OF_STEPS;
        if (isWrittenAtOnce || node.children.length === 0)
            this.node(node, depth, mixed);
        else {
            this.open(node, depth, mixed);
            let mixedHere = mixed;
            for (const child of node.children) {
                mixedHere ||= isText(child);
                yield* this.steps(child, depth + 1, mixedHere);
            }
            this.close(node, depth, mixedHere);
        }
        yield;
    }
    element(element, depth, mixed) {
        this.open(element, depth, mixed);
        if (element.children.length === 0) {
            this.text(element.selfClosed ? ' />' : `></${element.name}>`);
            return;
        }
        // From the first text on nothing in the element is indented any more: white space would change its meaning.
        let mixedHere = mixed;
        for (const child of element.children) {
            mixedHere ||= isText(child);
            this.node(child, depth + 1, mixedHere);
        }
        this.close(element, depth, mixedHere);
    }
    open({ name, attributes, children }, depth, mixed) {
        if (!mixed)
            this.newLine(depth);
        this.startTag(name, attributes);
        if (children.length > 0)
            this.text('>');
    }
    close({ name }, depth, mixed) {
        if (!mixed)
            this.newLine(depth);
        this.text(`</${name}>`);
    }
    /** Does what `element` does, and copies whatever is in the file as it has to be written. */
    tapeElement(tape, element, depth, mixed) {
        const { out } = this;
        const { bytes } = tape;
        if (!mixed)
            this.newLine(depth);
        if (tape.isWhole(element)) {
            out.copy(bytes, tape.start(element), tape.wholeEnd(element));
            return;
        }
        const nameStart = tape.start(element) + 1;
        const nameEnd = tape.nameEnd(element);
        if (tape.isVerbatim(element))
            out.copy(bytes, nameStart - 1, tape.end(element));
        else {
            const { name, attributes } = new TapeElement(tape, element);
            this.startTag(name, attributes);
        }
        const end = tape.next(element);
        const first = tape.following(element);
        if (first === end) {
            if (tape.isSelfClosed(element)) {
                out.copy(SELF_CLOSING, 0, 3);
                return;
            }
            out.copy(MARKUP, 0, 3);
        }
        else {
            out.copy(MARKUP, 0, 1);
            let mixedHere = mixed;
            for (let node = first; node < end; node = tape.next(node)) {
                const kind = tape.kind(node);
                if (kind === ELEMENT)
                    this.tapeElement(tape, node, depth + 1, mixedHere);
                else {
                    if (kind === TEXT || kind === CDATA)
                        mixedHere = true;
                    this.tapeCharacters(tape, node, depth + 1, mixedHere);
                }
            }
            if (!mixedHere)
                this.newLine(depth);
            out.copy(MARKUP, 1, 3);
        }
        out.copy(bytes, nameStart, nameEnd);
        out.copy(MARKUP, 0, 1);
    }
    tapeCharacters(tape, node, depth, mixed) {
        if (tape.kind(node) === TEXT && tape.isVerbatim(node))
            this.out.copy(tape.bytes, tape.start(node), tape.end(node));
        else
            this.characters(readCharacters(tape, node), depth, mixed);
    }
    startTag(name, attributes) {
        let tag = `<${name}`;
        for (const attribute of attributes)
            tag += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
        this.text(tag);
    }
    characters(node, depth, mixed) {
        const value = this.withLineEnds(node.value);
        if (node.kind === 'text')
            this.text(escapeText(value));
        else if (node.kind === 'cdata')
            this.text(`<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
        else {
            if (!mixed)
                this.newLine(depth);
            this.text(node.kind === 'comment' ? `<!--${closable(value, '--')}-->` : `<?${closable(value, '?>')}?>`);
        }
    }
    newLine(depth) {
        const { newLines } = this;
        const length = this.lineEnd.length + 2 * depth;
        if (length <= newLines.length)
            this.out.copy(newLines, 0, length);
        else
            this.text(this.lineEnd + '  '.repeat(depth));
    }
    withLineEnds(value) {
        return /[\r\n]/.test(value) ? value.replace(/\r\n|\r|\n/g, this.lineEnd) : value;
    }
}
function isText({ kind }) {
    return kind === 'text' || kind === 'cdata';
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
;// CONCATENATED MODULE: ./packages/solution/lib/model/components.js
// The components of a solution by type: what customizations.xml and the folders of the zip hold.






/**
 * Lists the components of a solution: entities with their columns, forms, views and charts, and all others, in the order
 * of customizations.xml; then those that are folders of the zip.
 */
function listComponents(solution) {
    const claimed = new Set();
    const keys = new Map();
    const found = childElements(solution.customizationsXml.root).flatMap((element) => {
        const kind = componentKinds.get(element.name) ?? inlineKinds.get(element.name) ?? genericOf(element);
        return componentsOf(element, kind);
    });
    const components = found.map((component) => {
        const entries = entriesOf(component, solution);
        for (const entry of entries)
            claimed.add(entry);
        const element = entries.length === 0 ? component.element : undefined;
        return toComponent({ ...component, element }, () => digestOf(component.element, entries, solution));
    });
    return [...components, ...foldersOf(solution, claimed)].map((component) => {
        const count = keys.get(component.key) ?? 0;
        keys.set(component.key, count + 1);
        return count === 0 ? component : { ...component, key: `${component.key} ${count + 1}` };
    });
}
/** The components of each type, by the type's name. */
function componentsByType(components) {
    const byType = new Map();
    for (const component of components) {
        const ofType = byType.get(component.typeName) ?? [];
        ofType.push(component);
        byType.set(component.typeName, ofType);
    }
    return byType;
}
function genericOf(element) {
    return childElements(element).length > 0 ? genericKind(element) : undefined;
}
function componentsOf(element, kind) {
    if (element.children.length === 0)
        return [];
    return kind?.components?.(element) ?? [{ type: element.name, element }];
}
function entriesOf({ entries = [], entryFolder }, solution) {
    const named = entries.flatMap((path) => solution.find(path)?.path ?? []);
    if (entryFolder === undefined)
        return named;
    const below = `${entryFolder.toLowerCase()}/`;
    return solution.entries.map((entry) => entry.path).filter((path) => path.toLowerCase().startsWith(below));
}
function toComponent({ type, id, schemaName, label, parent, element, }, digest) {
    const name = id?.replace(/[{}]/g, '') ?? schemaName ?? label ?? '';
    let known;
    return {
        type,
        typeName: componentTypeName(type),
        id,
        schemaName,
        label: label ?? schemaName ?? id ?? componentTypeName(type),
        parent,
        key: [type, parent ?? '', name].join(' ').toLowerCase(),
        element,
        digest: () => (known ??= digest()),
    };
}
/** The files that no component of customizations.xml names: each folder of the second level is a component. */
function foldersOf(solution, claimed) {
    const byFolder = new Map();
    for (const { path } of solution.entries) {
        const [folder = '', name] = path.split('/');
        if (name === undefined || claimed.has(path))
            continue;
        const files = byFolder.get(`${folder}/${name}`) ?? [];
        files.push(path);
        byFolder.set(`${folder}/${name}`, files);
    }
    return [...byFolder].map(([folder, files]) => {
        const [top = '', schemaName = ''] = folder.split('/');
        const type = folderKinds.get(top.toLowerCase())?.type?.number ?? top;
        return toComponent({ type, schemaName }, () => digestOf(undefined, files, solution));
    });
}
function digestOf(element, entries, solution) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (element)
        hash.update(serializeXml(element, 'lf'));
    for (const path of entries.toSorted()) {
        const bytes = solution.find(path)?.read() ?? new Uint8Array();
        hash.update(`\n${path} ${bytes.length}\n`).update(bytes);
    }
    return hash.digest('hex');
}
//# sourceMappingURL=components.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/same-spelling.js
// Recognises elements that two files hold in the same bytes, without looking into them.

/** True when both elements are the same bytes in their files; false says nothing, as they may be spelled differently. */
function isSpelledAlike(left, right) {
    if (!(left instanceof TapeElement && right instanceof TapeElement))
        return false;
    return left.tape.spelling(left.index).equals(right.tape.spelling(right.index));
}
//# sourceMappingURL=same-spelling.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/diff/diff-solutions.js
// What is different between two solutions, component by component.


/**
 * Compares two solutions by component. How their files are written makes no difference: indentation, line ends, and the
 * order of the components count for nothing.
 */
function diffSolutions(from, to) {
    const before = new Map(listComponents(from).map((component) => [component.key, component]));
    const after = listComponents(to);
    const kept = new Set(after.map((component) => component.key));
    const present = after.flatMap((component) => {
        const former = before.get(component.key);
        if (!former)
            return [{ change: 'added', component }];
        return hasSameContent(former, component) ? [] : [{ change: 'changed', component }];
    });
    const removed = [...before.values()]
        .filter((component) => !kept.has(component.key))
        .map((component) => ({ change: 'removed', component }));
    return { from: from.manifest, to: to.manifest, components: [...present, ...removed] };
}
function hasSameContent(former, component) {
    return isSpelledAlike(former.element, component.element) || former.digest() === component.digest();
}
//# sourceMappingURL=diff-solutions.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/single-component.js
// One kind of component alone: what of a solution remains when only its web resources, plug-ins or flows are asked for.





/** The kinds that can be processed alone, with the folders that hold them. */
const FOLDERS = {
    WebResource: ['WebResources'],
    Plugin: ['PluginAssemblies', 'SdkMessageProcessingSteps'],
    Workflow: ['Workflows'],
};
const CUSTOMIZATIONS = 'Other/Customizations.xml';
const MANIFEST = 'Other/Solution.xml';
/** The top-level folders of a kind. */
function foldersOfSingle(single) {
    return FOLDERS[single];
}
/** Of the files of an unpacked solution those of one kind of component. */
function filesOfSingle(files, single) {
    const folders = FOLDERS[single].map((folder) => `${folder}/`.toLowerCase());
    return new Map([...files].filter(([path]) => folders.some((folder) => path.toLowerCase().startsWith(folder))));
}
/**
 * The files of an unpacked solution that packs to one kind of component: its files, and the two documents with every
 * other component, root component and dependency taken out.
 * @throws AlmError the codes of `parseXml`, `solution-invalid`.
 */
function reduceToSingle(files, single) {
    const kinds = kindsOf(single);
    const elements = new Set(kinds.map((kind) => kind.element));
    const types = new Set(kinds.flatMap((kind) => kind.types).map((type) => type.number));
    const reduced = filesOfSingle(files, single);
    const change = (path, reduce) => {
        const bytes = files.get(path);
        if (bytes)
            reduced.set(path, serializeXml(reduce(parseXml(bytes, path)), 'lf'));
    };
    change(CUSTOMIZATIONS, (document) => ({
        ...document,
        root: mapChildren(document.root, (child) => elements.has(child.name) || child.name === 'Languages' ? child : emptied(child)),
    }));
    change(MANIFEST, (document) => withRootComponents(document, (component) => types.has(attributeOf(component, 'type') ?? ''), (dependency) => types.has(attributeOf(childElement(dependency, 'Dependent'), 'type') ?? '')));
    return reduced;
}
function kindsOf(single) {
    const folders = FOLDERS[single];
    return [...componentKinds.values()].filter((kind) => folders.includes(kind.folder));
}
//# sourceMappingURL=single-component.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/customizations.js
// Puts customizations.xml and the parts of the zip together from the files of an unpacked folder.







/** Fills each element of Other/Customizations.xml from its files; their payloads become parts of the zip. */
function packCustomizations(root, source) {
    source.shareNamespaces(root);
    const folders = new Set(['OTHER']);
    const kinds = new Map();
    const children = root.children.map((node) => {
        if (node.kind !== 'element')
            return node;
        const kind = kindToPack(node, source);
        if (!kind)
            return node.children.length === 0 ? emptied(node) : node;
        if (!kind.since)
            folders.add(customizations_topFolder(kind));
        if (kinds.has(node.name))
            return node; // Its files are in the first element of that name.
        kinds.set(node.name, kind);
        const packed = kind.pack(node, source);
        return packed.children.length === 0 ? emptied(packed) : packed;
    });
    const attributes = [...root.attributes, ...source.namespacesBeyond(root)];
    return { root: changed(root, { attributes, children }), folders, kinds };
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
        const loose = source.files.list(folder, 'deep').filter((path) => !source.isRead(path));
        for (const path of loose)
            if (!isResourceFile(path) && !isOfGit(path))
                source.addUnnamed(path);
        const kind = folderKinds.get(folder.toLowerCase());
        for (const name of kind ? source.files.folders(folder) : []) {
            if (!isDescribed(folder, name, source)) {
                source.warn(`${(0,lib/* quote */.hD)(`${folder}/${name}`)} lacks the file that describes it, so an import may leave it out`);
            }
            else if (kind?.type)
                identities.push({ type: kind.type.number, schemaName: name, isOptional: true });
        }
    }
    return identities;
}
/** The file that describes a component has the name of its folder in the singular: bots/x/bot.xml. */
function isDescribed(folder, name, { files }) {
    const singular = folder.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
    return files
        .list(`${folder}/${name}`)
        .some((path) => fileName(path).toLowerCase().startsWith(`${singular}.`));
}
/** Top-level folders that hold components of customizations.xml, in upper case. */
const componentFolders = [...componentKinds.values()].filter((kind) => !kind.since).map(customizations_topFolder);
function customizations_topFolder(kind) {
    return (kind.folder.split('/')[0] ?? '').toUpperCase();
}
//# sourceMappingURL=customizations.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/without-element.js
// Finds files of components that Other/Customizations.xml has no element for. The platform's tool leaves them out or
// packs them as loose files, which an import ignores: either way the components are gone without a word. Only of kinds
// that solution.xml does not list: what it lists is known to be missed (left-behind.ts), what it does not is a leftover.

/** Elements that are filled from files of `Other` (names without `.xml`), and whose content is no root component. */
const ELEMENTS_OF_OTHER = new Map([
    ['relationships', 'EntityRelationships'],
    ['entitymaps', 'EntityMaps'],
]);
/** Descriptions of components that are no root components either. */
const COMPONENT_FILE = /^(Connectors|EnvironmentVariables|Templates|MobileOfflineProfiles)\/[^/]+\.xml$|^StoredProcedures\/[^/]+\.data\.xml$/i;
/** Tells whether a path is that of a component of a kind without a rule of its own. */
function isGenericFile(path) {
    return /^(?!CanvasApps\/)[^/]+\/[^/]+\.meta\.xml$/i.test(path);
}
/** @throws AlmError `solution-component-lost` for files of components without an element. */
function refuseWithoutElement(unread, packed) {
    const lost = unread.map(({ path }) => path).filter((path) => isWithoutElement(path, packed));
    if (lost.length === 0)
        return;
    const named = lost.slice(0, 3).map(lib/* quote */.hD).join(', ');
    const more = lost.length > 3 ? ` and ${lost.length - 3} more` : '';
    throw new lib/* AlmError */.Ly('solution-component-lost', {
        message: `Other/Customizations.xml has no element for ${named}${more}, so these components would not be imported`,
        remedy: 'Add the empty element of each folder or file to Other/Customizations.xml (such as <Connectors /> for Connectors, <EntityRelationships /> for Other/Relationships.xml), or remove the files.',
        details: { files: lost },
    });
}
function isWithoutElement(path, { folders, kinds }) {
    const [top = '', second = ''] = path.split('/');
    if (top.toLowerCase() !== 'other') {
        return !folders.has(top.toUpperCase()) && (COMPONENT_FILE.test(path) || isGenericFile(path));
    }
    const element = ELEMENTS_OF_OTHER.get(second.toLowerCase().replace(/\.xml$/, ''));
    return element !== undefined && !kinds.has(element);
}
//# sourceMappingURL=without-element.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/folder-source.js
// The unpacked folder as the kinds of components see it while they are packed.








const RENAME = 'Rename the file, and what names it in the description of its component.';
class FolderSource {
    managed;
    replacesMissingTwins;
    files;
    /** The files of the zip by their entry names. */
    parts = new Map();
    warnings = [];
    paths;
    mapped;
    read = new Set();
    /** The names that the zip has already, folded. */
    entryNames = new Set(['customizations.xml', 'solution.xml', '[content_types].xml']);
    namespaces = new Map();
    constructor(files, managed, { mapped, replacesMissingTwins = false } = {}) {
        this.files = new FileIndex(files);
        this.paths = [...files.keys()];
        this.managed = managed;
        this.replacesMissingTwins = replacesMissingTwins;
        this.mapped = mapped;
    }
    readDocument(path) {
        return parseXml(this.bytes(path) ?? missingFile(path), path);
    }
    readXml(path) {
        const { root } = this.readDocument(path);
        const attributes = root.attributes.filter((attribute) => !this.isSharedNamespace(attribute));
        return changed(root, { attributes });
    }
    /**
     * The files in `folders` (top-level names in upper case), and those that describe components of kinds without a rule
     * of their own wherever they are, that no component read so far, sorted: leftovers, or parts
     * that something forgot to name. Files for the other package type, READMEs, dot files and sources of canvas apps are
     * expected to stay unread.
     */
    unreadFiles(folders) {
        return this.paths
            .filter((path) => folders.has(path.slice(0, path.indexOf('/')).toUpperCase()) || isGenericFile(path))
            .filter((path) => !this.isRead(path))
            .filter((path) => !this.isOfOtherType(path))
            .filter((path) => !/(^|\/)(\.|readme(\.\w+)?$)|^CanvasApps\/src\//i.test(path))
            .sort()
            .map((path) => ({
            path,
            bytes: this.files.bytes(path) ?? new Uint8Array(),
            isSpare: this.isSpare(path),
        }));
    }
    /** A managed twin of what is packed unmanaged, or the other way round. */
    isOfOtherType(path) {
        return this.managed ? this.isRead(managedTwin(path)) : isManagedTwin(path);
    }
    /** A form, view or the like that its entity has no place for, or managed forms instead. */
    isSpare(path) {
        const entity = /^(Entities\/[^/]+)\/[^/]+\//i.exec(path)?.[1];
        return entity !== undefined && this.isRead(`${entity}/Entity.xml`);
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
        if (bytes && !(0,external_node_buffer_.isUtf8)(bytes)) {
            throw new lib/* AlmError */.Ly('solution-invalid', {
                message: `${(0,lib/* quote */.hD)(path)} is not UTF-8 text`,
                remedy: 'Save the file as UTF-8.',
                details: { file: path },
            });
        }
        return bytes && new TextDecoder().decode(bytes);
    }
    listParts(folder) {
        const own = this.files.list(folder, 'deep');
        const known = new Set(own.map((path) => path.toUpperCase()));
        const others = this.mapped?.list(folder).filter((path) => !known.has(path.toUpperCase())) ?? [];
        return [...own, ...others];
    }
    addPart(payload) {
        return this.add(payload, true);
    }
    warn(message) {
        this.warnings.push(message);
    }
    /** Puts a file into the zip that no component names. */
    addUnnamed(path) {
        this.add({ entry: path, path, required: true }, false);
    }
    add({ entry, path, required }, isNamed) {
        const own = this.bytes(path);
        const bytes = this.mapped?.read(path, isNamed, required || own !== undefined) ?? own;
        if (!bytes && required)
            missingFile(path);
        if (!bytes)
            return undefined; // The text that looked like a path may be any text.
        const name = encodeEntryName(parseRelativePath(entry, 'packed file', RENAME));
        const former = this.parts.get(name);
        if (former && Buffer.compare(former.bytes, bytes) !== 0)
            twoFiles(entry, path);
        if (former)
            return bytes;
        // Whoever reads the zip takes names for one that differ in case or Unicode normalisation alone.
        const key = foldName(entry);
        if (this.entryNames.has(key))
            twoFiles(entry, path);
        this.entryNames.add(key);
        this.parts.set(name, { name, bytes });
        return bytes;
    }
}
function twoFiles(entry, path) {
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `${(0,lib/* quote */.hD)(path)} would be ${(0,lib/* quote */.hD)(entry)} in the zip, and so would another file (upper and lower case count as the same)`,
        remedy: 'Rename one of the two files, and what names it in the description of its component.',
        details: { file: path },
    });
}
function missingFile(path) {
    throw new lib/* AlmError */.Ly('solution-file-missing', {
        message: `cannot find required file ${(0,lib/* quote */.hD)(path)}`,
        remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
        details: { file: path },
    });
}
//# sourceMappingURL=folder-source.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/folder-solution.js
// An unpacked folder as the solution that it holds, for looking at: what a pack would refuse is not judged here.




/**
 * Opens the files of an unpacked folder like a solution zip: of a folder with both forms, the unmanaged one.
 * @throws AlmError `solution-file-missing`, `solution-invalid` or `xml-invalid` when it cannot be put together.
 */
function openFolder(files) {
    const manifestXml = new FolderSource(files, false).readDocument('Other/Solution.xml');
    const manifest = parseManifest(manifestXml);
    const source = new FolderSource(files, manifest.packageType === 'Managed');
    const customizationsXml = source.readDocument('Other/Customizations.xml');
    const { root, folders } = packCustomizations(customizationsXml.root, source);
    addSharded(source, folders);
    const entries = [...source.parts.values()].map(toEntry);
    const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
    return {
        manifest,
        manifestXml,
        customizationsXml: { ...customizationsXml, root },
        entries,
        find: (path) => byPath.get(path.toLowerCase()),
    };
}
function toEntry({ name, bytes }) {
    return { name, path: decodeEntryName(name), sizeBytes: bytes.length, read: () => bytes };
}
//# sourceMappingURL=folder-solution.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/diff/diff-unpacked.js
// What is different between two states of an unpacked folder, without putting all of it together.



const DOCUMENTS = ['Other/Customizations.xml', 'Other/Solution.xml'];
/**
 * Compares two states of an unpacked folder by component, looking at nothing but the components that changed files
 * belong to.
 * @param readBefore reads those files of the earlier state whose paths are wanted.
 * @param changedPaths the files in which the states differ.
 * @returns undefined when one of the states is no solution, such as a folder that was broken before.
 */
function diffUnpacked(readBefore, after, changedPaths) {
    const units = new Set(changedPaths.flatMap((path) => [unitOf(path), ...unitsAround(path)]));
    const isWanted = (path) => DOCUMENTS.includes(path) || units.has(unitOf(path));
    try {
        const former = openFolder(readBefore(isWanted));
        return diffSolutions(former, openFolder(new Map([...after].filter(([path]) => isWanted(path)))));
    }
    catch (error) {
        if (error instanceof lib/* AlmError */.Ly)
            return undefined;
        throw error;
    }
}
/** Folders of an entity that make sense as a whole: forms have managed twins, and the entity names all its formulas. */
const WHOLE_FOLDERS = new Set(['formxml', 'formulas']);
/** What is looked at as a whole: of an entity a file or such a folder, all relationships, else a top-level folder. */
function unitOf(spelled) {
    const path = spelled.toLowerCase();
    const [top = '', second = '', third = ''] = path.split('/');
    if (top === 'entities')
        return WHOLE_FOLDERS.has(third) ? `${top}/${second}/${third}` : path;
    return top === 'other' ? `${top}/${second.replace(/\.xml$/, '')}` : top;
}
/** What a part of an entity cannot be understood without: the entity, and the formulas that this names. */
function unitsAround(path) {
    const [top, second = ''] = path.toLowerCase().split('/');
    return top === 'entities' ? ['entity.xml', 'formulas'].map((name) => `${top}/${second}/${name}`) : [];
}
//# sourceMappingURL=diff-unpacked.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/mapping/directive.js
// One line of a mapping file: which files of a solution folder it is about, and where their content lies instead.
/** The place that a directive gives a file; undefined when the directive is not about it. */
function matchDirective(directive, path) {
    const { kind, pattern, to } = directive;
    const segments = path.split('/');
    const name = segments.at(-1) ?? '';
    if (!matchesFolder(directive, segments.slice(0, -1)) || !matchesName(pattern, name))
        return undefined;
    const below = segments.slice(pattern.folders?.length ?? 0).join('/');
    return { directive, path: kind === 'Folder' ? below : (to.name ?? name) };
}
function matchesFolder({ kind, pattern }, actual) {
    const { folders, isBelow } = pattern;
    if (!folders)
        return true;
    if (!folders.every((folder, index) => isSameName(folder, actual[index] ?? '')))
        return false;
    if (kind === 'Folder')
        return true;
    return isBelow ? actual.length > folders.length : actual.length === folders.length;
}
function matchesName({ name, suffix }, actual) {
    if (name !== undefined)
        return isSameName(name, actual);
    return suffix === undefined || actual.toUpperCase().endsWith(suffix.toUpperCase());
}
/** Whether two names of files or folders are one name on Windows. */
function isSameName(left, right) {
    return left.toUpperCase() === right.toUpperCase();
}
//# sourceMappingURL=directive.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/mapping/parse.js
// Reads a mapping file (SolutionPackager's /map): directives for files that are built or kept outside of the folder.




const MAX_BYTES = 1024 * 1024;
/**
 * Reads a mapping file. Both `\` and `/` separate folders, names compare without regard to case, `%NAME%` stands for
 * a variable of the environment (its name without regard to case, as on Windows), and `**` for any subfolder.
 * @param fileName is named in errors, with the line.
 * @throws AlmError `input-invalid` for an unknown element or attribute, a missing one, a pattern that is none, or a
 * variable that is not set; the codes of `parseXml`.
 */
function parseMapFile(bytes, environment, fileName) {
    const { root } = parseXml(bytes, fileName, { ...defaultXmlLimits, sizeBytes: MAX_BYTES });
    const lines = startTagLines(new TextDecoder().decode(bytes));
    if (root.name !== 'Mapping') {
        parse_refuse({ fileName, line: lines[0] ?? 1 }, `has <${root.name}> where <Mapping> was expected`);
    }
    const variables = new Map();
    for (const [name, value] of Object.entries(environment)) {
        if (value !== undefined)
            variables.set(name.toUpperCase(), value);
    }
    const directives = childElements(root).map((element, index) => parseDirective(element, variables, { fileName, line: lines[index + 1] ?? 1 }));
    const match = (path, isNamed) => directives.flatMap((directive) => {
        const { folders, name } = directive.pattern;
        if (!isNamed && folders === undefined && name === undefined)
            return [];
        return matchDirective(directive, path) ?? [];
    });
    const isControl = (path) => /^Controls\//i.test(path);
    return {
        directives,
        match,
        omits: (path, isNamed) => match(path, isNamed).some(({ directive }) => isNamed || (directive.kind === 'Folder' && isControl(path))),
    };
}
/** The lines of all start tags in a well-formed document, in their order; directives have no children. */
function startTagLines(text) {
    const markup = /<!--[^]*?-->|<\?[^]*?\?>|<\/[^>]*>|<[^!/?](?:"[^"]*"|'[^']*'|[^"'>])*>/g;
    const lines = [];
    let line = 1;
    let end = 0;
    for (const { 0: tag, index } of text.matchAll(markup)) {
        line += countLineEnds(text.slice(end, index));
        end = index;
        if (/^<[^!/?]/.test(tag))
            lines.push(line);
    }
    return lines;
}
function countLineEnds(text) {
    return text.match(/\r\n?|\n/g)?.length ?? 0;
}
function parseDirective(element, variables, place) {
    const kind = parseKind(element.name, place);
    const unknown = element.attributes.find(({ name }) => name !== 'map' && name !== 'to');
    if (unknown)
        parse_refuse(place, `has the unknown attribute ${(0,lib/* quote */.hD)(unknown.name)} in <${kind}>`);
    if (childElements(element).length > 0 || textOf(element) !== '') {
        parse_refuse(place, `has content in <${kind}>, which takes attributes only`);
    }
    const [map = '', to = ''] = ['map', 'to'].map((name) => {
        const value = attributeOf(element, name)?.trim();
        if (!value)
            parse_refuse(place, `has <${kind}> without the attribute "${name}"`);
        return expand(value, variables, place);
    });
    return {
        kind,
        pattern: parsePattern(kind, map, place),
        to: parseDestination(kind, to, place),
        text: `<${kind} map="${map}" to="${to}" />`,
        line: place.line,
    };
}
function parseKind(name, place) {
    if (name === 'Folder' || name === 'FileToFile' || name === 'FileToPath')
        return name;
    return parse_refuse(place, `has the unknown directive <${name}>`);
}
function expand(value, variables, place) {
    return value.replace(/%([^%\\/]+)%/g, (_reference, name) => {
        const found = variables.get(name.toUpperCase());
        return found ?? parse_refuse(place, `names the environment variable ${(0,lib/* quote */.hD)(name)}, which is not set`);
    });
}
function parsePattern(kind, map, place) {
    const path = map.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
    if (/^\/|^[A-Za-z]:|(^|\/)\.\.?(\/|$)/.test(path)) {
        parse_refuse(place, `has map=${(0,lib/* quote */.hD)(map)}, which is no path below the solution folder`);
    }
    const segments = path.split('/').filter(Boolean);
    const name = kind === 'Folder' ? undefined : segments.pop();
    const isBelow = segments.at(-1) === '**' && kind !== 'Folder';
    const folders = isBelow ? segments.slice(0, -1) : segments;
    if (folders.some((folder) => folder.includes('*')))
        refuseWildcard(kind, 'map', map, place);
    const file = name === undefined ? { name: undefined, suffix: undefined } : parseName(kind, name);
    if (!file || (name !== undefined && path.endsWith('/')))
        refuseWildcard(kind, 'map', map, place);
    return { folders: path.includes('/') || kind === 'Folder' ? folders : undefined, isBelow, ...file };
}
/** The name of a file, `*.ext` or `*.*`; undefined for any other pattern. */
function parseName(kind, name) {
    if (!name.includes('*'))
        return { name, suffix: undefined };
    if (kind !== 'FileToPath')
        return undefined;
    if (name === '*.*')
        return { name: undefined, suffix: undefined };
    return /^\*\.[^*]+$/.test(name) ? { name: undefined, suffix: name.slice(1) } : undefined;
}
function parseDestination(kind, to, place) {
    const segments = to.replaceAll('\\', '/').split('/');
    const name = kind === 'FileToFile' ? segments.pop() : undefined;
    while (segments.length > 1 && segments.at(-1) === '')
        segments.pop();
    const isAnyDepth = segments.at(-1) === '**';
    if (isAnyDepth)
        segments.pop();
    const folder = segments.join('/');
    if (folder.includes('*') || name?.includes('*') || name === '' || (isAnyDepth && kind === 'Folder')) {
        refuseWildcard(kind, 'to', to, place);
    }
    const isTop = /^([A-Za-z]:)?$/.test(folder) && /^([A-Za-z]:)?[\\/]/.test(to);
    return { folder: isTop ? `${folder}/` : folder || '.', isAnyDepth, name };
}
const RULES = {
    Folder: 'both name a folder, without wildcards',
    FileToFile: 'both name a file, and "**" may stand for its last folder',
    FileToPath: '"map" names a file, "*.ext" or "*.*", "to" names a folder, and "**" may stand for the last folder of each',
};
function refuseWildcard(kind, attribute, value, place) {
    parse_refuse(place, `has ${attribute}=${(0,lib/* quote */.hD)(value)} in <${kind}>: ${RULES[kind]}`);
}
function parse_refuse({ fileName, line }, problem) {
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `mapping file ${(0,lib/* quote */.hD)(fileName)} ${problem} (line ${line})`,
        remedy: 'Correct the line, or remove it.',
        details: { file: fileName, line },
    });
}
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/solution/lib/mapping/mapped-files.read.js
// Finds and reads the files that a mapping file takes from elsewhere, within limits and without following links.





/** Files and folders that the search for `**` may meet: several builds with all their dependencies. */
const MAX_SEARCHED = 250_000;
/**
 * Opens the places that a mapping file names for packing a folder. What is read counts against the limits of a zip.
 *
 * Where a file is to be found is decided as the documentation of SolutionPackager says: the directives that match are
 * alternatives in their order, and one of them must have the file. So a file that matches and is nowhere else is an
 * error even when the solution folder has it, because that copy may be any old one. (The tool itself only logs the
 * error and packs the copy.) Of several files below `**` the one wins whose folders are those of the file in the
 * solution, then the first in the order of names, with a warning.
 * @throws AlmError here and on reading: `path-outside-workspace` for a symbolic link, `input-invalid` for a folder or
 * device in the place of a file and for too wide a search, `solution-too-large`, `solution-file-missing`.
 */
function openMappedFiles(mapping, solutionFolder, limits = defaultZipLimits) {
    return new MappingOnDisk(mapping, solutionFolder, limits);
}
class MappingOnDisk {
    mapping;
    root;
    limits;
    content = new Map();
    listings = new Map();
    noted = new Set();
    warned = new Set();
    totalBytes = 0;
    constructor(mapping, solutionFolder, limits) {
        this.mapping = mapping;
        this.root = (0,external_node_path_.resolve)(solutionFolder);
        this.limits = limits;
        for (const directive of mapping.directives)
            this.warnWhenMissing(directive);
    }
    notes() {
        return [...this.noted];
    }
    warnings() {
        return [...this.warned];
    }
    read(path, isNamed, isRequired) {
        const places = this.mapping.match(path, isNamed);
        for (const place of places) {
            const file = this.locate(place, path);
            if (file === undefined)
                continue;
            this.noted.add(`Mapping: ${path} to ${file}`);
            return this.readFile(file);
        }
        const [first] = places;
        if (!first || !isRequired)
            return undefined;
        const { text, line } = first.directive;
        throw new lib/* AlmError */.Ly('solution-file-missing', {
            message: `file ${(0,lib/* quote */.hD)(path)} matches the mapping directive ${(0,lib/* quote */.hD)(text)} (line ${line}) and is in no mapped place`,
            remedy: 'Build what makes the file before this step, or correct or narrow the directive.',
            details: { file: path, directive: text, line },
        });
    }
    list(folder) {
        return this.mapping.directives
            .filter(({ kind }) => kind === 'Folder')
            .flatMap((directive) => this.listBelow(directive, folder.split('/')));
    }
    /** The mapped folder may be `folder`, one above it, or one below it. */
    listBelow(directive, folder) {
        const mapped = directive.pattern.folders ?? [];
        const shared = Math.min(mapped.length, folder.length);
        if (folder.slice(0, shared).some((name, index) => !isSameName(name, mapped[index] ?? '')))
            return [];
        const base = this.baseOf(directive);
        const from = base && findBelow(base, folder.slice(shared));
        if (from === undefined)
            return [];
        const prefix = [...folder, ...mapped.slice(shared)].join('/');
        return this.search(from).map((path) => `${prefix}/${path}`);
    }
    warnWhenMissing(directive) {
        const { folder, isAnyDepth, name } = directive.to;
        const base = this.baseOf(directive);
        if (base === undefined) {
            this.warned.add(`Map folder '${folder}' does not exist.`);
            return;
        }
        if (name === undefined || this.findAll(base, directive, name).length > 0)
            return;
        const written = [folder, ...(isAnyDepth ? ['**'] : []), name].join('/');
        this.warned.add(`Mapped file '${written}' doesn't exist. Skipping.`);
    }
    /** The folder that a directive points to; undefined when it does not exist. */
    baseOf({ to }) {
        const found = findIgnoringCase((0,external_node_path_.resolve)(this.root, to.folder));
        if (found === undefined)
            return undefined;
        refuseLink(found);
        return statusOf(found)?.isDirectory() ? found : undefined;
    }
    locate({ directive, path }, wanted) {
        const base = this.baseOf(directive);
        if (base === undefined)
            return undefined;
        const found = this.findAll(base, directive, path);
        if (found.length < 2)
            return found[0];
        const score = (file) => commonEnd(file.slice(base.length), wanted);
        const best = Math.max(...found.map(score));
        const [first = '', ...others] = found.filter((file) => score(file) === best);
        if (others.length > 0) {
            this.warned.add(`file ${(0,lib/* quote */.hD)(wanted)} is in several places of the mapping directive ${(0,lib/* quote */.hD)(directive.text)}; ${(0,lib/* quote */.hD)(first)} is taken, not ${others.map(lib/* quote */.hD).join(', ')}`);
        }
        return first;
    }
    /** The files that may stand for `path`, sorted. */
    findAll(base, { to }, path) {
        if (!to.isAnyDepth) {
            const found = findBelow(base, path.split('/'));
            return found === undefined ? [] : [found];
        }
        const same = this.search(base).filter((file) => isSameName(file.slice(file.lastIndexOf('/') + 1), path));
        return same.map((file) => (0,external_node_path_.join)(base, file));
    }
    /** Everything below a folder but folders, sorted; links are listed and not followed. */
    search(base) {
        const known = this.listings.get(base);
        if (known)
            return known;
        const found = [];
        const queue = [''];
        let searched = 0;
        for (const folder of queue) {
            const entries = (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(base, folder), { withFileTypes: true });
            searched += entries.length;
            if (searched > MAX_SEARCHED) {
                throw new lib/* AlmError */.Ly('input-invalid', {
                    message: `the mapped folder ${(0,lib/* quote */.hD)(base)} holds more than ${MAX_SEARCHED} files and folders`,
                    remedy: 'Name a folder further down, such as the one that the build writes to.',
                });
            }
            for (const entry of entries) {
                const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
                (entry.isDirectory() ? queue : found).push(path);
            }
        }
        found.sort((a, b) => (a < b ? -1 : 1));
        this.listings.set(base, found);
        return found;
    }
    readFile(file) {
        const known = this.content.get(file);
        if (known)
            return known;
        refuseLink(file);
        const status = statusOf(file);
        if (!status?.isFile()) {
            throw new lib/* AlmError */.Ly('input-invalid', {
                message: `the mapped place ${(0,lib/* quote */.hD)(file)} is no file`,
                remedy: 'Name a file; a folder is named by <Folder> or <FileToPath>.',
            });
        }
        this.totalBytes += status.size;
        const { entryBytes, totalBytes } = this.limits;
        if (status.size > entryBytes || this.totalBytes > totalBytes) {
            throw new lib/* AlmError */.Ly('solution-too-large', {
                message: `the mapped file ${(0,lib/* quote */.hD)(file)} has ${(0,lib/* formatBytes */.z3)(status.size)}, all of them ${(0,lib/* formatBytes */.z3)(this.totalBytes)} so far; the limits are ${(0,lib/* formatBytes */.z3)(entryBytes)} and ${(0,lib/* formatBytes */.z3)(totalBytes)}`,
                remedy: 'Check that the mapping names the files of this solution.',
            });
        }
        const bytes = (0,external_node_fs_.readFileSync)(file);
        this.content.set(file, bytes);
        return bytes;
    }
}
/** A path below a folder without regard to case; no folder on the way may be a link. */
function findBelow(base, segments) {
    let path = base;
    for (const segment of segments) {
        path = findIgnoringCase((0,external_node_path_.join)(path, segment));
        if (path === undefined)
            return undefined;
        refuseLink(path);
    }
    return path;
}
/** The path as it is spelled on disk; undefined when there is none. */
function findIgnoringCase(path) {
    if (statusOf(path))
        return path;
    const folder = (0,external_node_path_.dirname)(path) === path ? undefined : findIgnoringCase((0,external_node_path_.dirname)(path));
    if (folder === undefined || !statusOf(folder)?.isDirectory())
        return undefined;
    const [found] = (0,external_node_fs_.readdirSync)(folder)
        .filter((name) => isSameName(name, (0,external_node_path_.basename)(path)))
        .sort();
    return found === undefined ? undefined : (0,external_node_path_.join)(folder, found);
}
function statusOf(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    }
    catch (error) {
        if ((0,lib/* stringField */.OM)(error, 'code') === 'ENOTDIR')
            return undefined;
        throw error;
    }
}
function refuseLink(path) {
    if (!statusOf(path)?.isSymbolicLink())
        return;
    throw new lib/* AlmError */.Ly('path-outside-workspace', {
        message: `the mapped place ${(0,lib/* quote */.hD)(path)} is a symbolic link, which could lead anywhere`,
        remedy: 'Name the place that it points to.',
        details: { path },
    });
}
/** How many of the last segments two paths have in common. */
function commonEnd(left, right) {
    const a = left.split(/[\\/]/).reverse();
    const b = right.split('/').reverse();
    const differs = a.findIndex((segment, index) => !isSameName(segment, b[index] ?? ''));
    return differs < 0 ? a.length : differs;
}
//# sourceMappingURL=mapped-files.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/cultures.js
// Languages as Dataverse numbers them (LCID, [MS-LCID]) and as .NET names them (culture).
const CULTURES = new Map([
    [1025, 'ar-SA'],
    [1026, 'bg-BG'],
    [1027, 'ca-ES'],
    [1028, 'zh-TW'],
    [1029, 'cs-CZ'],
    [1030, 'da-DK'],
    [1031, 'de-DE'],
    [1032, 'el-GR'],
    [1033, 'en-US'],
    [1035, 'fi-FI'],
    [1036, 'fr-FR'],
    [1037, 'he-IL'],
    [1038, 'hu-HU'],
    [1039, 'is-IS'],
    [1040, 'it-IT'],
    [1041, 'ja-JP'],
    [1042, 'ko-KR'],
    [1043, 'nl-NL'],
    [1044, 'nb-NO'],
    [1045, 'pl-PL'],
    [1046, 'pt-BR'],
    [1048, 'ro-RO'],
    [1049, 'ru-RU'],
    [1050, 'hr-HR'],
    [1051, 'sk-SK'],
    [1053, 'sv-SE'],
    [1054, 'th-TH'],
    [1055, 'tr-TR'],
    [1057, 'id-ID'],
    [1058, 'uk-UA'],
    [1060, 'sl-SI'],
    [1061, 'et-EE'],
    [1062, 'lv-LV'],
    [1063, 'lt-LT'],
    [1066, 'vi-VN'],
    [1069, 'eu-ES'],
    [1071, 'mk-MK'],
    [1078, 'af-ZA'],
    [1081, 'hi-IN'],
    [1086, 'ms-MY'],
    [1087, 'kk-KZ'],
    [1110, 'gl-ES'],
    [2052, 'zh-CN'],
    [2055, 'de-CH'],
    [2057, 'en-GB'],
    [2058, 'es-MX'],
    [2067, 'nl-BE'],
    [2070, 'pt-PT'],
    [2074, 'sr-Latn-CS'],
    [3076, 'zh-HK'],
    [3079, 'de-AT'],
    [3081, 'en-AU'],
    [3082, 'es-ES'],
    [3084, 'fr-CA'],
    [3098, 'sr-Cyrl-CS'],
    [4105, 'en-CA'],
    [4108, 'fr-CH'],
    [9242, 'sr-Latn-RS'],
    [10266, 'sr-Cyrl-RS'],
]);
const LCIDS = new Map([...CULTURES].map(([lcid, culture]) => [culture.toLowerCase(), lcid]));
/** The name of a language, such as `en-US` for 1033; its number where Dataverse does not have the language. */
function languageName(lcid) {
    return CULTURES.get(lcid) ?? String(lcid);
}
/** The LCID of a culture name (case does not matter) or of a number as text; undefined for anything else. */
function parseLanguage(untrusted) {
    if (/^[1-9]\d{0,4}$/.test(untrusted))
        return Number(untrusted);
    return LCIDS.get(untrusted.toLowerCase());
}
//# sourceMappingURL=cultures.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/labels.js
// Texts that an XML file has in several languages: elements side by side, one for each language, such as
// `<label description="Name" languagecode="1033" />`.



/** Names in lower case. */
const LANGUAGE_ATTRIBUTES = new Set(['languagecode', 'lcid']);
const TEXT_ATTRIBUTES = new Set(['description', 'title', 'text']);
/** Attributes that tell an element from its siblings, best first, in lower case. */
const KEY_ATTRIBUTES = [
    'id',
    'name',
    'physicalname',
    'schemaname',
    'uniquename',
    'logicalname',
    'workflowid',
    'value',
];
/** Child elements that do the same. */
const KEY_CHILDREN = [
    'formid',
    'savedqueryid',
    'savedqueryvisualizationid',
    'uniquename',
    'sitemapuniquename',
    'name',
    'logicalname',
    'schemaname',
    'relationshiproletype',
];
/** Longest part of a key that counts, and longest place that is not replaced by its SHA-256, in characters. */
const MAX_KEY = 200;
const MAX_PLACE = 1000;
/** The element with all groups of labels below it edited; the same one when nothing changes. */
function editLabels(root, edit) {
    return new LabelWalk(edit).visit(root, [], []);
}
/** Language and text of a label; undefined for any other element. */
function readLabel(element) {
    const language = languageOf(element)?.value;
    const text = textAttributeOf(element)?.value;
    if (language === undefined || text === undefined || element.children.length > 0)
        return undefined;
    return /^[1-9]\d{0,4}$/.test(language) ? { language: Number(language), text } : undefined;
}
/** The label with another text. */
function withText(label, text) {
    return withAttribute(label, textAttributeOf(label)?.name ?? '', text);
}
/** A label like `model` in another language. */
function translated(model, language, text) {
    const inLanguage = withAttribute(model, languageOf(model)?.name ?? '', String(language));
    const kept = [languageOf(inLanguage), textAttributeOf(inLanguage)];
    const attributes = inLanguage.attributes.filter((attribute) => kept.includes(attribute));
    return withText(xmlElement(model.name, attributes), text);
}
function languageOf({ attributes }) {
    return attributes.find(({ name }) => LANGUAGE_ATTRIBUTES.has(name.toLowerCase()));
}
function textAttributeOf({ attributes }) {
    return attributes.find(({ name }) => TEXT_ATTRIBUTES.has(name.toLowerCase()));
}
class LabelWalk {
    edit;
    /** How often each place was met: a second one gets a number. */
    met = new Map();
    constructor(edit) {
        this.edit = edit;
    }
    /**
     * @param keyed elements above that have a key, from the last one whose key is a GUID.
     * @param others names of the elements below these, which have no key.
     */
    visit(element, keyed, others) {
        let replaced;
        let labels;
        for (const child of element.children) {
            if (child.kind !== 'element')
                continue;
            if (child.children.length === 0) {
                if (readLabel(child))
                    (labels ??= []).push(child);
                continue;
            }
            const visited = this.descend(child, keyed, others);
            if (visited !== child)
                (replaced ??= new Map()).set(child, [visited]);
        }
        for (const group of labels ? groupByName(labels) : []) {
            const tag = group[0]?.name ?? '';
            const edited = this.edit({
                tag,
                place: this.placeOf(tag, [...keyed, ...others]),
                labels: group,
            });
            if (edited === group)
                continue;
            replaced ??= new Map();
            const last = group.length - 1;
            for (const [index, label] of group.entries()) {
                replaced.set(label, edited.slice(index, index === last ? undefined : index + 1));
            }
        }
        if (!replaced)
            return element;
        return withChildren(element, element.children.flatMap((node) => replaced.get(node) ?? [node]));
    }
    descend(child, keyed, others) {
        const key = keyOf(child);
        if (key === undefined)
            return this.visit(child, keyed, [...others, child.name]);
        const segment = `${child.name}[${key.slice(0, MAX_KEY)}]`;
        return this.visit(child, (0,lib/* isGuid */.W_)(key) ? [segment] : [...keyed, segment], []);
    }
    placeOf(tag, path) {
        const whole = path.join('/');
        const place = whole.length > MAX_PLACE ? (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex') : whole;
        const key = `${tag},${place}`;
        const count = (this.met.get(key) ?? 0) + 1;
        this.met.set(key, count);
        return count === 1 ? place : `${place}#${count}`;
    }
}
function groupByName(labels) {
    const groups = new Map();
    for (const label of labels) {
        const group = groups.get(label.name);
        if (group)
            group.push(label);
        else
            groups.set(label.name, [label]);
    }
    return groups.values();
}
function keyOf(element) {
    const { attributes } = element;
    for (const wanted of KEY_ATTRIBUTES) {
        const value = attributes.find(({ name }) => name.toLowerCase() === wanted)?.value;
        if (value)
            return value;
    }
    const children = childElements(element);
    for (const wanted of KEY_CHILDREN) {
        const value = textOf(children.find(({ name }) => name.toLowerCase() === wanted));
        if (value)
            return value;
    }
    return undefined;
}
//# sourceMappingURL=labels.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/label-files.js
// Which files of an unpacked folder hold texts in several languages, and how these are named in resource files.




/** The component type for files that have none of their own. */
const OTHER_TYPE = '100000';
/** Component types by the start of the path, in lower case; 7100 is the entity type code of a solution. */
const TYPES = [
    ['entities/', '1'],
    ['optionsets/', '9'],
    ['other/relationships', '10'],
    ['workflows/', '29'],
    ['templates/', '36'],
    ['other/ribboncustomization', '50'],
    ['dashboards/', '60'],
    ['interactioncentricdashboards/', '60'],
    ['dialogs/', '60'],
    ['webresources/', '61'],
    ['other/sitemap', '62'],
    ['appmodulesitemaps/', '62'],
    ['other/connectionroles', '63'],
    ['controls/', '66'],
    ['other/fieldsecurityprofiles', '70'],
    ['appmodules/', '80'],
    ['pluginassemblies/', '91'],
    ['sdkmessageprocessingsteps/', '92'],
    ['canvasapps/', '300'],
    ['connectors/', '372'],
    ['environmentvariabledefinitions/', '380'],
    ['environmentvariables/', '380'],
    ['other/solution', '7100'],
];
/** XML that belongs to somebody else: the contents of web resources, controls, templates and the like. */
const PAYLOADS = /^(WebResources|Controls|PluginAssemblies|StoredProcedures)\/(?!.*\.data\.xml$|ServiceEndpoints\.xml$)|^(CanvasApps\/src|Templates\/\w+Documents|Resources)\//i;
/** Tells whether a file may hold labels. */
function isLabelFile(path, bytes) {
    if (!/\.xml$/i.test(path) || PAYLOADS.test(path))
        return false;
    const buffer = asBuffer(bytes);
    return ['languagecode', 'LCID', 'lcid'].some((name) => buffer.includes(name));
}
/** The labels of a file under their names; of two labels in one language the first counts. */
function readLabels(path, bytes) {
    const found = new Map();
    editLabels(parseXml(bytes, path).root, (group) => {
        const texts = new Map();
        for (const label of group.labels) {
            const { language, text } = readLabel(label) ?? { language: 0, text: '' };
            if (!texts.has(language))
                texts.set(language, text);
        }
        found.set(label_files_nameOf(path, group), texts);
        return group.labels;
    });
    return found;
}
/** The file with labels edited, written as it was: with or without byte order mark and declaration. */
function rewriteLabels(path, bytes, edit) {
    const document = parseXml(bytes, path);
    const root = editLabels(document.root, (group) => edit(label_files_nameOf(path, group), group.labels));
    const start = asBuffer(bytes).toString('utf8', 0, 8);
    const lineEnds = asBuffer(bytes).includes('\r\n') ? 'crlf' : 'lf';
    if (!/^\ufeff?<\?xml/.test(start))
        return serializeFragment({ ...document, root }, lineEnds);
    const written = serializeXml({ ...document, root }, lineEnds);
    return start.startsWith('\ufeff') ? written : written.subarray(3);
}
/**
 * `TYPE:TAG,KEY`. The key starts with the file; a managed twin has those of the file that it is a twin of, so that one
 * translation serves both.
 */
function label_files_nameOf(path, { tag, place }) {
    const folded = path.toLowerCase();
    const type = TYPES.find(([start]) => folded.startsWith(start))?.[1] ?? OTHER_TYPE;
    const file = path.replace(isManagedTwin(path) ? /_managed\.xml$/ : /\.xml$/i, '');
    return `${type}:${tag},${[file, place].filter(Boolean).join('/')}`;
}
function asBuffer(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
//# sourceMappingURL=label-files.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/resx.js
// String resource files (.resx, version 2.0 of the format): what translators and their tools read and write.




const XSD = 'http://www.w3.org/2001/XMLSchema';
const MSDATA = 'urn:schemas-microsoft-com:xml-msdata';
const FORMS = 'System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089';
const SOURCE_LCID = 'Source LCID';
const PRESERVED = { 'xml:space': 'preserve' };
/** The bytes of a resource file. */
function writeResx(file, lineEnds) {
    const metadata = file.sourceLcid === undefined ? [] : [entry('metadata', SOURCE_LCID, file.sourceLcid)];
    const texts = file.texts.map(({ name, value, comment }) => entry('data', name, value, comment));
    return serializeXml(resx_element('root', {}, [schema(), ...headers(), ...metadata, ...texts]), lineEnds);
}
/**
 * Reads the texts of a resource file. What is no text, such as serialised objects, is left out.
 * @throws AlmError `input-invalid` when it is no resource file, or has a name twice; the codes of `parseXml`.
 */
function readResx(bytes, path) {
    const { root } = parseXml(bytes, path);
    if (root.name !== 'root') {
        throw new lib/* AlmError */.Ly('input-invalid', {
            message: `resource file ${(0,lib/* quote */.hD)(path)} has <${root.name}> where <root> was expected`,
            remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
        });
    }
    const metadata = childElements(root).find((child) => attributeOf(child, 'name') === SOURCE_LCID);
    const texts = new Map();
    for (const data of childElements(root)) {
        const name = attributeOf(data, 'name');
        const isText = data.name === 'data' && data !== metadata && childElement(data, 'value') !== undefined;
        if ((!isText || name === undefined || attributeOf(data, 'type')) ?? attributeOf(data, 'mimetype'))
            continue;
        if (texts.has(name)) {
            throw new lib/* AlmError */.Ly('input-invalid', {
                message: `resource file ${(0,lib/* quote */.hD)(path)} has the name ${(0,lib/* quote */.hD)(name)} twice`,
                remedy: 'Remove one of the two.',
            });
        }
        texts.set(name, { name, value: childText(data, 'value') ?? '' });
    }
    return { sourceLcid: metadata && childText(metadata, 'value')?.trim(), texts: [...texts.values()] };
}
function entry(tag, name, value, comment) {
    const children = comment === undefined ? [] : [resx_text('comment', comment)];
    return resx_element(tag, { name, ...PRESERVED }, [resx_text('value', value), ...children]);
}
function headers() {
    const values = {
        resmimetype: 'text/microsoft-resx',
        version: '2.0',
        reader: `System.Resources.ResXResourceReader, ${FORMS}`,
        writer: `System.Resources.ResXResourceWriter, ${FORMS}`,
    };
    return Object.entries(values).map(([name, value]) => resx_element('resheader', { name }, [resx_text('value', value)]));
}
/** The schema that every file of the format carries. */
function schema() {
    const string = { type: 'xsd:string' };
    const optional = { minOccurs: '0' };
    const ordinal = (count) => ({ 'msdata:Ordinal': String(count) });
    const part = (name, order) => xsd('element', { name, ...string, ...optional, ...ordinal(order) });
    const attribute = (name) => xsd('attribute', { name, ...string });
    const space = xsd('attribute', { ref: 'xml:space' });
    const type = (name, parts, attributes) => xsd('element', { name }, [
        xsd('complexType', {}, [...(parts.length > 0 ? [xsd('sequence', {}, parts)] : []), ...attributes]),
    ]);
    const named = xsd('attribute', { name: 'name', use: 'required', ...string });
    const value = xsd('element', { name: 'value', ...string, ...optional });
    const kinds = [attribute('type'), attribute('mimetype'), space];
    const choices = [
        type('metadata', [value], [named, ...kinds]),
        type('assembly', [], [attribute('alias'), attribute('name')]),
        type('data', [part('value', 1), part('comment', 2)], [
            xsd('attribute', { name: 'name', ...string, use: 'required', ...ordinal(1) }),
            xsd('attribute', { name: 'type', ...string, ...ordinal(3) }),
            xsd('attribute', { name: 'mimetype', ...string, ...ordinal(4) }),
            space,
        ]),
        type('resheader', [part('value', 1)], [xsd('attribute', { name: 'name', ...string, use: 'required' })]),
    ];
    const root = xsd('element', { name: 'root', 'msdata:IsDataSet': 'true' }, [
        xsd('complexType', {}, [xsd('choice', { maxOccurs: 'unbounded' }, choices)]),
    ]);
    const imported = xsd('import', { namespace: 'http://www.w3.org/XML/1998/namespace' });
    return xsd('schema', { id: 'root', xmlns: '', 'xmlns:xsd': XSD, 'xmlns:msdata': MSDATA }, [imported, root]);
}
function xsd(name, attributes, children = []) {
    return resx_element(`xsd:${name}`, attributes, children);
}
function resx_text(name, value) {
    return xmlElement(name, [], value === '' ? [] : [{ kind: 'text', value }]);
}
function resx_element(name, attributes, children) {
    const list = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
    return xmlElement(name, list, children);
}
//# sourceMappingURL=resx.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/extract.js
// Collects the texts of an unpacked solution into resource files, one for each language that it has.







/**
 * The resource files of an unpacked solution, to be written beside its files. A text is named `TYPE:TAG,KEY` for the
 * component type, the element that holds it, and its place; empty texts are left out.
 * @param files what `planUnpack` plans, or what is in the folder.
 * @throws AlmError `input-invalid` for a template language that is none or that the solution does not have; the codes
 * of `parseXml`.
 */
function extractResources(files, { localize, localeTemplate, useLcid = false, lineEnds }) {
    const resources = new Map();
    if (!localize && localeTemplate === undefined)
        return resources;
    const labels = collectLabels(files).texts;
    const languages = countLanguages(labels);
    const base = baseLanguage(files, languages);
    const texts = textsByLanguage(labels, base);
    const write = (path, language) => {
        const file = { sourceLcid: String(language), texts: texts.get(language) ?? [] };
        resources.set(path, writeResx(file, lineEnds));
    };
    for (const language of localize ? [...languages.keys()].sort((a, b) => a - b) : []) {
        write(resourcePath(useLcid ? String(language) : languageName(language)), language);
    }
    if (localeTemplate !== undefined)
        write(templatePath, chooseLanguage(localeTemplate, base, languages));
    return resources;
}
/** The labels of all files, and in which files each name is: more than one for managed twins, the first counts. */
function collectLabels(files) {
    const texts = new Map();
    const paths = new Map();
    for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (!isLabelFile(path, bytes))
            continue;
        for (const [name, own] of readLabels(path, bytes)) {
            const earlier = texts.get(name);
            texts.set(name, earlier ? new Map([...own, ...earlier]) : own);
            paths.set(name, [...(paths.get(name) ?? []), path]);
        }
    }
    return { texts, paths };
}
/** The texts of each language that are not empty, sorted by name. */
function textsByLanguage(labels, base) {
    const texts = new Map();
    for (const name of [...labels.keys()].sort()) {
        const byLanguage = labels.get(name) ?? new Map();
        const original = base === undefined ? undefined : byLanguage.get(base);
        for (const [language, value] of byLanguage) {
            if (value === '')
                continue;
            const list = texts.get(language) ?? [];
            if (list.length === 0)
                texts.set(language, list);
            list.push({ name, value, ...(language !== base && original && { comment: original }) });
        }
    }
    return texts;
}
/** How many texts there are in each language. */
function countLanguages(labels) {
    const counts = new Map();
    for (const byLanguage of labels.values()) {
        for (const [language, text] of byLanguage)
            if (text !== '')
                counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    return counts;
}
/** The language that solution.xml says; where it says none, the one with the most texts. */
function baseLanguage(files, languages) {
    const manifest = files.get('Other/Solution.xml');
    const root = manifest && parseXml(manifest, 'Other/Solution.xml').root;
    const declared = parseLanguage(attributeOf(root, 'languagecode') ?? '');
    if (declared !== undefined && languages.has(declared))
        return declared;
    return [...languages].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0];
}
function chooseLanguage(untrusted, base, languages) {
    const language = untrusted.toLowerCase() === 'auto' ? base : parseLanguage(untrusted);
    if (language !== undefined && languages.has(language))
        return language;
    const known = [...languages.keys()].map((each) => `${languageName(each)} (${each})`).join(', ');
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `the template language ${(0,lib/* quote */.hD)(untrusted)} is none that the solution has texts in: ${known || 'it has no texts'}`,
        remedy: 'Name one of these languages by LCID or culture, or use "auto" for the base language of the solution.',
    });
}
//# sourceMappingURL=extract.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/localization/merge.js
// Puts the texts of resource files back into the files of an unpacked solution.







/** Resource files that belong to another solution, or to another tool, would give thousands of warnings. */
const MAX_NAMED = 20;
/**
 * Merges the resource files of an unpacked folder: a text that differs from the solution's replaces it, one in a
 * language that the text does not have yet is added, everything else stays as it is. The template file is for
 * translators and is not read.
 * @throws AlmError `input-invalid` for a resource file that is none, of an unknown language, or of a language that
 * another file has too; the codes of `parseXml`.
 */
function mergeResources(files) {
    const merged = new Map([...files].filter(([path]) => !isResourceFile(path)));
    const { texts, paths } = collectLabels(merged);
    const changed = new Map();
    const warnings = [];
    let changes = 0;
    for (const [language, resource] of readResources(files)) {
        warnings.push(...unknownNames(resource.path, resource.texts.filter(({ name }) => !texts.has(name))));
        for (const { name, value } of resource.texts) {
            const known = texts.get(name);
            if (!known || isSameText(known.get(language) ?? '', value))
                continue;
            changed.set(name, (changed.get(name) ?? new Map()).set(language, value));
            changes++;
        }
    }
    const touched = new Set([...changed.keys()].flatMap((name) => paths.get(name) ?? []));
    for (const path of touched) {
        const bytes = merged.get(path);
        if (bytes)
            merged.set(path, rewriteLabels(path, bytes, (name, labels) => apply(changed.get(name), labels)));
    }
    return { files: merged, warnings, changes };
}
function readResources(files) {
    const resources = new Map();
    for (const path of [...files.keys()].sort()) {
        const named = languageOfResource(path);
        const bytes = files.get(path);
        if (named === undefined || !bytes)
            continue;
        const { sourceLcid = '', texts } = readResx(bytes, path);
        const language = parseLanguage(named) ?? parseLanguage(sourceLcid);
        if (language === undefined) {
            throw new lib/* AlmError */.Ly('input-invalid', {
                message: `resource file ${(0,lib/* quote */.hD)(path)} is of an unknown language: ${(0,lib/* quote */.hD)(named)} is neither an LCID nor a culture of Dataverse`,
                remedy: 'Name folder and file by the LCID of the language.',
            });
        }
        const other = resources.get(language);
        if (other) {
            throw new lib/* AlmError */.Ly('input-invalid', {
                message: `resource files ${(0,lib/* quote */.hD)(other.path)} and ${(0,lib/* quote */.hD)(path)} are of the same language`,
                remedy: 'Remove one of them.',
            });
        }
        resources.set(language, { path, texts });
    }
    return resources;
}
function unknownNames(path, unknown) {
    const lines = unknown
        .slice(0, MAX_NAMED)
        .map(({ name }) => `${(0,lib/* quote */.hD)(path)} has a text for ${(0,lib/* quote */.hD)(name)}, which the solution does not have`);
    const more = unknown.length - lines.length;
    return more > 0
        ? [...lines, `${(0,lib/* quote */.hD)(path)} has ${more} more texts that the solution does not have`]
        : lines;
}
function apply(texts, labels) {
    const [model] = labels;
    if (!texts || !model)
        return labels;
    const missing = new Map(texts);
    const edited = labels.map((label) => {
        const language = readLabel(label)?.language ?? 0;
        const text = missing.get(language);
        missing.delete(language);
        return text === undefined ? label : withText(label, text);
    });
    return [...edited, ...[...missing].map(([language, text]) => translated(model, language, text))];
}
/** Line ends change whenever a text goes through an XML file, so they are no difference. */
function isSameText(left, right) {
    return left.replace(/\r\n?/g, '\n') === right.replace(/\r\n?/g, '\n');
}
//# sourceMappingURL=merge.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/components/kind.js
/** Layouts of unpacked folders, older ones first: that of SolutionPackager 9.1, and what later versions of pac write. */
const layouts = ['classic', '2024', '2026'];
//# sourceMappingURL=kind.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/merge-files.js
// One folder of what several plans write: on every disk each file is there once, and none is another one's folder.


/**
 * All files by their paths; of two that are one file where case does not count, the later one.
 * @throws AlmError `solution-invalid` when one file would have to be the folder of another.
 */
function mergeFiles(...plans) {
    const merged = new Map();
    const spellings = new Map();
    for (const plan of plans) {
        for (const [path, bytes] of plan) {
            const key = foldName(path);
            const former = spellings.get(key);
            if (former !== undefined && former !== path)
                merged.delete(former);
            spellings.set(key, path);
            merged.set(path, bytes);
        }
    }
    for (const key of spellings.keys())
        checkFolders(key, spellings);
    return merged;
}
function checkFolders(key, spellings) {
    for (let slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
        const file = spellings.get(key.slice(0, slash));
        if (file === undefined)
            continue;
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: `${(0,lib/* quote */.hD)(file)} would have to be a file and a folder`,
            remedy: 'Rename one of the two components.',
        });
    }
}
//# sourceMappingURL=merge-files.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/xml/namespaces.js
// Keeps namespace prefixes declared when a part of a file becomes a file of its own.

const namespaces_DECLARES = 'xmlns:';
/** The prefixes that an element declares. */
function declarationsOf(element) {
    return element.attributes.filter(({ name }) => name.startsWith(namespaces_DECLARES));
}
/** The element with those of the declarations that it uses, each on the outermost element that uses it. */
function withDeclarations(element, declarations) {
    const inherited = declarations.filter(({ name }) => attributeOf(element, name) === undefined);
    if (inherited.length === 0)
        return element;
    const used = new Set([element.name, ...element.attributes.map(({ name }) => name)].map(prefixOf));
    const isUsed = ({ name }) => used.has(name.slice(namespaces_DECLARES.length));
    const added = inherited.filter(isUsed);
    const others = inherited.filter((declaration) => !isUsed(declaration));
    const children = element.children.map((node) => node.kind === 'element' ? withDeclarations(node, others) : node);
    const isSame = added.length === 0 && children.every((node, index) => node === element.children[index]);
    return isSame ? element : changed(element, { attributes: [...element.attributes, ...added], children });
}
function prefixOf(name) {
    return name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
}
//# sourceMappingURL=namespaces.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/unpacked-files.js
// The files that a solution unpacks to, as they come together.







const XSI = { name: 'xmlns:xsi', value: 'http://www.w3.org/2001/XMLSchema-instance' };
class UnpackedFiles {
    managed;
    files = new Map();
    /** The files that the managed zip writes when both forms are unpacked into one folder. */
    managedWins = new Map();
    warnings = [];
    /** Files that are left out because a mapping takes them from elsewhere. */
    omitted = new Set();
    solution;
    lineEnds;
    mapping;
    /** The prefixes that are declared for all components at once. */
    declarations;
    used = new Set();
    /** The spelling of each path, and the entry that its file is a copy of, by the folded path. */
    claims = new Map();
    /** What entries hold, read once however many components name them. */
    contents = new Map();
    copiedBytes = 0;
    constructor(solution, lineEnds, mapping) {
        this.solution = solution;
        this.lineEnds = lineEnds;
        this.mapping = mapping;
        this.declarations = declarationsOf(solution.customizationsXml.root);
        this.managed = solution.manifest.packageType === 'Managed';
    }
    writeXml(path, root, { plainRoot, managedWins } = {}) {
        const part = plainRoot ? root : withNamespace(root);
        this.put(path, serializeXml(withDeclarations(part, this.declarations), this.lineEnds), managedWins);
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
        if (!this.omits(path, true))
            this.putCopy(path, found, false);
        return true;
    }
    copyUnnamed(path) {
        const found = this.solution.find(path);
        if (found && !this.omits(path, false))
            this.putCopy(path, found, true);
    }
    omits(path, isNamed) {
        if (!this.mapping?.omits(path, isNamed))
            return false;
        this.omitted.add(parseUnpackedPath(path));
        return true;
    }
    isUsed(path) {
        return this.used.has(path);
    }
    warn(message) {
        this.warnings.push(message);
    }
    /** @throws AlmError `zip-too-large` when components name the same entries so often that copies would fill the disk. */
    putCopy(path, entry, managedWins) {
        const bytes = this.contents.get(entry) ?? entry.read();
        this.contents.set(entry, bytes);
        if (this.put(path, bytes, managedWins, entry))
            this.copiedBytes += bytes.length;
        const { totalBytes } = defaultZipLimits;
        if (this.copiedBytes > totalBytes) {
            throw new lib/* AlmError */.Ly('zip-too-large', {
                message: `the components name files of the zip so often that their copies would have more than ${(0,lib/* formatBytes */.z3)(totalBytes)}`,
                remedy: 'Export the solution again; each component has files of its own.',
            });
        }
    }
    /**
     * Tells whether the file is a new one: components may share a file.
     * @throws AlmError `solution-invalid` when an entry of the zip would replace the file of a component.
     */
    put(untrustedPath, bytes, managedWins = false, entry) {
        const path = parseUnpackedPath(untrustedPath);
        const key = foldName(path);
        const former = this.claims.get(key);
        if (entry && former?.entry === entry && former.path === path)
            return false;
        if (former && (former.entry === undefined) !== (entry === undefined)) {
            throw new lib/* AlmError */.Ly('solution-invalid', {
                message: `an entry of the zip would replace the file ${(0,lib/* quote */.hD)(path)}, which describes a component`,
                remedy: 'Find out what component names this entry, and correct the name of its file.',
                details: { file: path },
            });
        }
        if (former) {
            this.warn(`two components have the file ${(0,lib/* quote */.hD)(path)} (upper and lower case count as the same); the last one wins`);
            this.files.delete(former.path);
            this.managedWins.delete(former.path);
        }
        this.claims.set(key, { path, entry });
        (managedWins ? this.managedWins : this.files).set(path, bytes);
        return true;
    }
}
function withNamespace(root) {
    return attributeOf(root, XSI.name) === undefined
        ? changed(root, { attributes: [...root.attributes, XSI] })
        : root;
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
    const { managedWins, files, warnings, omitted } = unpackAs(solution, options.packageType, options);
    return { files: mergeFiles(files, managedWins), warnings, omitted };
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
        files: mergeFiles(base.files, base.managedWins, twins.managedWins),
        warnings: [...new Set([...differences(unmanaged, managed), ...base.warnings, ...twins.warnings])].concat([...twins.files.keys()]
            .filter((path) => !base.files.has(path))
            .map((path) => `only the managed zip has ${(0,lib/* quote */.hD)(path)}, which is left out`)),
        omitted: new Set([...base.omitted, ...twins.omitted]),
    };
}
/** What says that two zips are not the two forms of one solution. */
function differences(unmanaged, managed) {
    return ['uniqueName', 'version']
        .filter((field) => unmanaged.manifest[field] !== managed.manifest[field])
        .map((field) => {
        const values = [unmanaged, managed].map(({ manifest }) => (0,lib/* quote */.hD)(manifest[field]));
        return `the unmanaged and the managed zip are not of one export: ${field} is ${values.join(' and ')}`;
    });
}
function unpackAs(solution, actual, { lineEnds, layout = 'classic', mapping }, written = actual) {
    checkPackageType(solution.manifest.packageType, actual, `the solution ${(0,lib/* quote */.hD)(solution.manifest.uniqueName)}`);
    const target = new UnpackedFiles(solution, lineEnds, mapping);
    const ownedFolders = unpackCustomizations(solution.customizationsXml, layout, target);
    target.writeDocument('Other/Solution.xml', withSortedLists(withPackageType(solution.manifestXml, written)));
    copySharded(solution, target, ownedFolders);
    return target;
}
/** Splits customizations.xml; returns the zip folders, in lower case, whose files are copied by reference only. */
function unpackCustomizations(document, layout, target) {
    const owned = new Set();
    const children = document.root.children.map((node) => {
        const kind = node.kind === 'element' ? kindToUnpack(node, layout) : undefined;
        if (node.kind !== 'element' || !kind)
            return node;
        if (childElements(node).length > 0) {
            for (const folder of [node.name, kind.ownedZipFolder ?? node.name])
                owned.add(folder.toLowerCase());
        }
        kind.unpack(node, target);
        return emptied(node);
    });
    target.writeDocument('Other/Customizations.xml', {
        ...document,
        root: withChildren(document.root, children),
    });
    return owned;
}
const plan_DOCUMENTS = new Set(['customizations.xml', 'solution.xml', '[content_types].xml']);
/** Copies the files of the folders that no component of customizations.xml owns, except the top and `Other`. */
function copySharded(solution, target, owned) {
    for (const { path } of solution.entries) {
        const folder = path.slice(0, Math.max(0, path.indexOf('/'))).toLowerCase();
        if (target.isUsed(path) || plan_DOCUMENTS.has(path.toLowerCase()))
            continue;
        if (folder === '' || folder === 'other' || owned.has(folder))
            target.warn(`the file ${(0,lib/* quote */.hD)(path)} of the zip belongs to no component and is left out`);
        else
            target.copyUnnamed(path);
    }
}
/** The rule for an element; undefined when it stays in Other/Customizations.xml as it is. */
function kindToUnpack(element, layout) {
    const kind = componentKinds.get(element.name);
    if (!kind)
        return childElements(element).length > 0 ? genericKind(element) : undefined;
    const isWritten = layouts.indexOf(kind.since ?? 'classic') <= layouts.indexOf(layout);
    return isWritten ? kind : undefined;
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/head.read.js
// Reads the first bytes of a file.

/** The text of the first `bytes` of a file, as UTF-8. */
function readHead(file, bytes) {
    const handle = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const head = Buffer.alloc(bytes);
        return head.toString('utf8', 0, (0,external_node_fs_.readSync)(handle, head, 0, bytes, 0));
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}
//# sourceMappingURL=head.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/tree.read.js
// Lists the files of a folder without ever following a symbolic link. Synchronous, like all reading and writing of
// unpacked folders: thousands of small calls in a row are several times faster that way.


/**
 * Lists the regular files below `root` whose top-level folder is `wanted`, as sorted relative paths with `/` between
 * their segments; none when `root` does not exist.
 * @throws AlmError `path-outside-workspace` for a symbolic link, `solution-invalid` for a device or the like, `file-exists`
 * when `root` is a file.
 */
function listFiles(root, wanted) {
    const found = [];
    const queue = [];
    const place = (path, entry) => {
        if (entry.name.includes(UNDECODABLE))
            requireFound(root, path);
        const kind = isKnown(entry) ? entry : (0,external_node_fs_.lstatSync)(`${root}/${path}`);
        if (kind.isDirectory())
            queue.push(path);
        else if (kind.isFile())
            found.push(path);
        else
            tree_read_refuse(path, kind);
    };
    for (const entry of entriesIn(root))
        if (wanted(entry.name))
            place(entry.name, entry);
    for (const folder of queue) {
        for (const entry of entriesIn(`${root}/${folder}`))
            place(`${folder}/${entry.name}`, entry);
    }
    return found.sort((a, b) => (a < b ? -1 : 1));
}
/** What stands for bytes of a name that are not UTF-8. */
const UNDECODABLE = '\ufffd';
/** @throws AlmError `solution-invalid` for a name that is not UTF-8, by which nothing can be found. */
function requireFound(root, path) {
    if ((0,external_node_fs_.lstatSync)(`${root}/${path}`, { throwIfNoEntry: false }))
        return;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `the name of ${(0,lib/* quote */.hD)(path)} is not UTF-8, so it cannot be read`,
        remedy: 'Rename the file, or delete it.',
        details: { file: path },
    });
}
/** Some file systems do not tell the kinds of their entries. */
function isKnown(entry) {
    return entry.isDirectory() || entry.isFile() || entry.isSymbolicLink();
}
function tree_read_refuse(path, kind) {
    if (!kind.isSymbolicLink()) {
        throw new lib/* AlmError */.Ly('solution-invalid', { message: `${(0,lib/* quote */.hD)(path)} is neither a file nor a folder` });
    }
    throw new lib/* AlmError */.Ly('path-outside-workspace', {
        message: `${(0,lib/* quote */.hD)(path)} in the solution folder is a symbolic link, which could lead anywhere`,
        remedy: 'Replace the link by a copy of what it points to.',
        details: { path },
    });
}
function entriesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,lib/* stringField */.OM)(error, 'code') === 'ENOENT')
            return [];
        if ((0,lib/* stringField */.OM)(error, 'code') === 'ENOTDIR')
            refuseFile(folder);
        throw error;
    }
}
/** @throws AlmError `file-exists` */
function refuseFile(folder) {
    throw new lib/* AlmError */.Ly('file-exists', {
        message: `${(0,lib/* quote */.hD)(folder)} is a file where a folder was expected`,
        remedy: 'Name a folder, or move the file away.',
        details: { file: folder },
    });
}
//# sourceMappingURL=tree.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/folder-style.read.js
// How the files of an unpacked folder are written, so that unpacking into it again goes on the same way.





/** Files that every unpacked folder has; the first one tells the line ends, however its neighbours were edited. */
const TELLING = ['Other/Solution.xml', 'Other/Customizations.xml'];
/** Bytes in which the declaration of an XML file ends, and with it its first line. */
const folder_style_read_HEAD_BYTES = 1024;
/**
 * Tells the style of an unpacked folder.
 * @throws AlmError `path-outside-workspace` for a symbolic link among the files that tell it.
 */
function readFolderStyle(folder) {
    const newer = new Set(newerForms.map((kind) => kind.folder));
    const files = listFiles(folder, (name) => name === 'Other' || newer.has(name));
    const telling = TELLING.find((path) => files.includes(path));
    if (telling === undefined)
        return { lineEnds: undefined, layout: undefined };
    return { lineEnds: lineEndsOf(readHead((0,external_node_path_.join)(folder, telling), folder_style_read_HEAD_BYTES)), layout: layoutOf(files) };
}
/** The newest layout that one of the files is of. */
function layoutOf(paths) {
    const found = newerForms
        .filter((kind) => paths.some((path) => path.startsWith(`${kind.folder}/`)))
        .map((kind) => layouts.indexOf(kind.since ?? 'classic'));
    return layouts[Math.max(0, ...found)] ?? 'classic';
}
/** The line ends of a text, by its first one. */
function lineEndsOf(text) {
    const at = text.indexOf('\n');
    if (at < 0)
        return undefined;
    return text[at - 1] === '\r' ? 'crlf' : 'lf';
}
//# sourceMappingURL=folder-style.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/folder-components.read.js
// Looks on disk for folders of components of types that no table names.





/** The top-level folders of `root` with components and nothing else in them, of those that are wanted. */
function findComponentFolders(root, isWanted) {
    if (!(0,external_node_fs_.lstatSync)(root, { throwIfNoEntry: false })?.isDirectory())
        return [];
    return (0,external_node_fs_.readdirSync)(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !isIgnoredFolder(entry.name))
        .map((entry) => entry.name)
        .filter((name) => isWanted(name) &&
        holdsComponents(name, foldersIn((0,external_node_path_.join)(root, name)), (path) => readDescription((0,external_node_path_.join)(root, path))));
}
/** The names of the folders in a folder; undefined when it holds anything else. */
function foldersIn(folder) {
    const entries = (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    return entries.every((entry) => entry.isDirectory()) ? entries.map((entry) => entry.name) : undefined;
}
function readDescription(file) {
    return (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false })?.isFile() ? readHead(file, HEAD_BYTES) : undefined;
}
//# sourceMappingURL=folder-components.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/same-content.read.js
// Tells whether a file on disk holds certain bytes, without reading more of it than it takes to know.

/** Read into memory that all files share: thousands of them would otherwise each need some of their own. */
const chunk = Buffer.allocUnsafeSlow(256 * 1024);
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** True when a regular file holds `bytes`; a byte order mark at the start of either makes no difference. */
function holdsContent(file, bytes) {
    const wanted = withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const handle = (0,external_node_fs_.openSync)(file, 'r');
    try {
        let at = 0;
        for (let length = (0,external_node_fs_.readSync)(handle, chunk); length > 0; length = (0,external_node_fs_.readSync)(handle, chunk)) {
            const read = chunk.subarray(0, length);
            const content = at === 0 ? withoutMark(read) : read;
            const end = at + content.length;
            if (!content.equals(wanted.subarray(at, end)))
                return false;
            at = end;
        }
        return at === wanted.length;
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}
function withoutMark(bytes) {
    return bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;
}
//# sourceMappingURL=same-content.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/layout/yaml-layout.read.js
// Looks on disk for the YAML layout, which must not be mixed with this one.



const yaml_layout_read_FOLDER = 'solutions';
/**
 * Holds that a folder is not in the YAML layout.
 * @throws AlmError `solution-layout-unsupported`.
 */
function refuseYamlFolder(folder) {
    const solutions = (0,external_node_path_.join)(folder, yaml_layout_read_FOLDER);
    for (const name of namesIn(solutions)) {
        refuseYamlLayout(namesIn((0,external_node_path_.join)(solutions, name)).map((file) => `${yaml_layout_read_FOLDER}/${name}/${file}`));
    }
}
function namesIn(folder) {
    return (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false })?.isDirectory() ? (0,external_node_fs_.readdirSync)(folder) : [];
}
//# sourceMappingURL=yaml-layout.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/unpack/staged-changes.write.js
// Changes a folder as a whole: new files are written beside it, a journal is put with them, and only then files move.
// Whoever finds the journal knows that a run was killed between two moves, and can make the rest of them.





/**
 * The folder as it is, or as it will be: links on the way to it are followed, those in it never.
 * @throws AlmError `file-exists` when it is a file.
 */
function resolveRoot(folder) {
    const status = (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false });
    if (!status)
        return (0,external_node_path_.resolve)(folder);
    if (!status.isDirectory())
        refuseFile(folder);
    return (0,external_node_fs_.realpathSync)(folder);
}
/** Makes all changes or, when one fails, none. */
function applyChanges(root, { written, displaced }) {
    const staging = new Staging(root);
    try {
        const folders = new Folders();
        folders.make(staging.fresh);
        for (const [path, bytes] of written) {
            const file = (0,external_node_path_.join)(staging.fresh, path);
            folders.make((0,external_node_path_.dirname)(file));
            (0,external_node_fs_.writeFileSync)(file, bytes, { flag: 'wx' });
        }
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
        throw isInTheWay(error) ? inTheWay(root, error) : error;
    }
    staging.discard();
}
/** A file stands where a folder is to be, or a folder where a file is to be. */
function isInTheWay(error) {
    return ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY'].includes((0,lib/* stringField */.OM)(error, 'code') ?? '');
}
function inTheWay(root, cause) {
    const place = (0,lib/* stringField */.OM)(cause, 'dest') ?? (0,lib/* stringField */.OM)(cause, 'path') ?? root;
    return new lib/* AlmError */.Ly('file-exists', {
        message: `${(0,lib/* quote */.hD)(place)} is in the way: the solution needs a folder where there is a file, or a file where there is a folder`,
        remedy: 'Move it away or rename it; nothing was changed.',
        details: { file: place },
        cause,
    });
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
        const fresh = `${(0,external_node_path_.basename)(staging.fresh)}/`;
        const found = listFiles(staging.folder, () => true).filter((path) => path.startsWith(fresh)); // Refuses links.
        const written = found.map((path) => path.slice(fresh.length));
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
        if (!listFiles(this.folder, (name) => name === (0,external_node_path_.basename)(this.journal)).includes((0,external_node_path_.basename)(this.journal)))
            return undefined;
        const journal = (0,lib/* parseJson */.qF)((0,external_node_fs_.readFileSync)(this.journal, 'utf8'), this.journal);
        return (0,lib/* arrayField */.e7)(journal, 'displaced').map(String);
    }
    /** The journal goes first: what is left without it means nothing. */
    discard() {
        (0,external_node_fs_.rmSync)(this.journal, { recursive: true, force: true });
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
/** Makes each folder once, however many files go into it. */
class Folders {
    made = new Set();
    make(folder) {
        if (this.made.has(folder))
            return;
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        this.made.add(folder);
    }
}
/** Moves of files that can be undone, last one first. */
class Moves {
    done = [];
    folders = new Folders();
    make(from, to) {
        this.folders.make((0,external_node_path_.dirname)(to));
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
 * @param mayChange is told what is about to happen; what it throws keeps the folder as it is.
 * @throws AlmError `path-outside-workspace` when a symbolic link stands in the way, `solution-layout-unsupported` for a
 * folder in the YAML layout; then nothing was written.
 */
async function writeUnpackedFolder(folder, files, options = {}, mayChange = () => { }) {
    for (const path of files.keys())
        parseUnpackedPath(path);
    const root = resolveRoot(folder);
    refuseYamlFolder(root);
    finishInterrupted(root);
    const { changes, existing } = compare(root, files, options);
    mayChange(changes, (isWanted) => readFiles(root, existing.filter(isWanted)));
    const displaced = [...changes.removed, ...changes.changed];
    const unchanged = new Set(changes.unchanged);
    const written = new Map([...files].filter(([path]) => !unchanged.has(path)));
    if (displaced.length + written.size > 0)
        applyChanges(root, { written, displaced });
    return changes;
}
function compare(root, files, { keepStale = false, keep = new Set(), within, alsoOwned = [] }) {
    const customizations = readCustomizations(root);
    const known = new SolutionFolders(customizations, [], alsoOwned);
    const others = findComponentFolders(root, (name) => !known.ownsFolder(name));
    const folders = new SolutionFolders(customizations, others, alsoOwned);
    const written = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/'))));
    const existing = listFiles(root, (name) => folders.ownsFolder(name) || written.has(name));
    const isRemovable = (path) => folders.owns(path) && (within?.some((folder) => path.startsWith(`${folder}/`)) ?? true);
    const present = new Set(existing);
    const changed = [];
    const unchanged = [];
    for (const [path, bytes] of files) {
        if (!present.has(path))
            continue;
        const isEqual = holdsContent(`${root}/${path}`, bytes);
        (isEqual ? unchanged : changed).push(path);
    }
    const changes = {
        added: [...files.keys()].filter((path) => !present.has(path)).sort(),
        changed: changed.sort(),
        removed: keepStale
            ? []
            : existing.filter((path) => !files.has(path) && !keep.has(path) && isRemovable(path)),
        unchanged: unchanged.sort(),
    };
    return { changes, existing };
}
function readFiles(root, paths) {
    return new Map(paths.map((path) => [path, (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path))]));
}
function readCustomizations(root) {
    const path = 'Other/Customizations.xml';
    const found = listFiles(root, (name) => name === 'Other');
    return found.includes(path) ? (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path)) : undefined;
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
async function readUnpackedFolder(folder, limits = defaultZipLimits) {
    const status = (0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false });
    if (!status?.isDirectory()) {
        throw new lib/* AlmError */.Ly('file-not-found', {
            message: `there is no folder ${(0,lib/* quote */.hD)(folder)}`,
            remedy: 'Name the folder that holds Other/Solution.xml, and check out the repository before this step.',
        });
    }
    refuseInterrupted(folder);
    const paths = listFiles(folder, (name) => !isIgnoredFolder(name)).filter((path) => path.includes('/'));
    if (paths.length > limits.entries) {
        tooLarge(`folder ${(0,lib/* quote */.hD)(folder)} has ${paths.length} files; the limit is ${limits.entries}`);
    }
    const files = new Map();
    let roomBytes = limits.totalBytes;
    for (const path of paths) {
        const bytes = readWithin((0,external_node_path_.join)(folder, path), Math.min(roomBytes, limits.entryBytes));
        files.set(path, bytes);
        roomBytes -= bytes.length;
    }
    return files;
}
/** @throws AlmError `solution-too-large`, before a file is read that has more bytes than there is room for. */
function readWithin(file, roomBytes) {
    const handle = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const { size } = (0,external_node_fs_.fstatSync)(handle);
        if (size > roomBytes) {
            tooLarge(`file ${(0,lib/* quote */.hD)(file)} has ${(0,lib/* formatBytes */.z3)(size)}; there is room for ${(0,lib/* formatBytes */.z3)(roomBytes)}`);
        }
        const bytes = Buffer.allocUnsafe(size);
        let length = 0;
        for (let read = -1; read !== 0 && length < size; length += read) {
            read = (0,external_node_fs_.readSync)(handle, bytes, length, size - length, length);
        }
        return bytes.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}
function tooLarge(message) {
    throw new lib/* AlmError */.Ly('solution-too-large', {
        message,
        remedy: 'Check that the folder holds one unpacked solution and nothing else.',
    });
}
//# sourceMappingURL=folder.read.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/plugins/metadata-tables.js
// The tables of .NET metadata up to the one that describes the assembly: how many bytes a row of each has, so that
// this one can be found (ECMA-335, II.22 and II.24.2.6).
/** Number of the table that holds the identity of the assembly. */
const ASSEMBLY_TABLE = 0x20;
const FIELD = [0, 0x04];
const METHOD = [0, 0x06];
const metadata_tables_TYPE = [0, 0x02];
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
    /* 09 InterfaceImpl */ [metadata_tables_TYPE, TYPE_DEF_OR_REF],
    /* 0a MemberRef */ [MEMBER_REF_PARENT, 'string', 'blob'],
    /* 0b Constant */ [2, HAS_CONSTANT, 'blob'],
    /* 0c CustomAttribute */ [HAS_CUSTOM_ATTRIBUTE, CUSTOM_ATTRIBUTE_TYPE, 'blob'],
    /* 0d FieldMarshal */ [HAS_FIELD_MARSHAL, 'blob'],
    /* 0e DeclSecurity */ [2, HAS_DECL_SECURITY, 'blob'],
    /* 0f ClassLayout */ [2, 4, metadata_tables_TYPE],
    /* 10 FieldLayout */ [4, FIELD],
    /* 11 StandAloneSig */ ['blob'],
    /* 12 EventMap */ [metadata_tables_TYPE, [0, 0x14]],
    /* 13 EventPtr */ [[0, 0x14]],
    /* 14 Event */ [2, 'string', TYPE_DEF_OR_REF],
    /* 15 PropertyMap */ [metadata_tables_TYPE, [0, 0x17]],
    /* 16 PropertyPtr */ [[0, 0x17]],
    /* 17 Property */ [2, 'string', 'blob'],
    /* 18 MethodSemantics */ [2, METHOD, HAS_SEMANTICS],
    /* 19 MethodImpl */ [metadata_tables_TYPE, METHOD_DEF_OR_REF, METHOD_DEF_OR_REF],
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
        const bytes = part && remap.workflow(name, parseXml(part.bytes, file), lineEnds);
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
        this.notes.push(`Remapping ${what} From: `, `  ${from}`, 'To ', `  ${to}`);
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
;// CONCATENATED MODULE: ./packages/solution/lib/pack/root-components.js
// Root component validation: what solution.xml lists and what customizations.xml holds must be the same.


const root_components_ENTITY = '1';
const OPTION_SET = '9';
const WEB_RESOURCE = '61';
/**
 * Compares the root components of solution.xml with the components that were packed.
 * @returns the root components that the customizations do not hold; Dataverse tolerates those that it has itself.
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
    return roots.filter((root) => !keysOf(root).some((key) => packedKeys.has(key)));
}
/** A line for each root component that is not packed; the platform's tool does not mind web resources without a name. */
function warnOfMissing(missing) {
    return missing
        .filter((root) => root.type !== WEB_RESOURCE || root.schemaName !== undefined)
        .map((root) => `root component is not defined in customizations: ${describeComponent(root)}`);
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
    const name = type === root_components_ENTITY ? schemaName?.toLowerCase() : schemaName;
    const prefix = typeName === type ? 'GenericComponent' : typeName;
    return `Type='${typeName}', Id (or schema name)='${id ?? `${prefix}-${name ?? ''}`}'`;
}
//# sourceMappingURL=root-components.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/left-behind.js
// Finds root components that a folder holds files of and that are not packed all the same, because the file that
// describes them is gone or stands in no element: the zip would be missing them without a word.




/** Files of components that a root component may name by nothing but its type. */
const SINGLE_FILES = new Map([
    ['50', /^other\/ribboncustomization\.xml$/],
    ['62', /^other\/sitemap(_managed)?\.xml$/],
]);
/**
 * Holds that of the root components that are not packed none has a file in the folder.
 * @throws AlmError `solution-component-lost`.
 */
function refuseLeftBehind(missing, unread) {
    if (missing.length === 0)
        return;
    const files = new UnreadFiles(unread.filter((file) => !file.isSpare));
    const lost = missing.flatMap((root) => {
        const path = files.find(root);
        return path === undefined ? [] : [{ component: describeComponent(root), path }];
    });
    if (lost.length === 0)
        return;
    const list = lost.map(({ component, path }) => `${component} of ${(0,lib/* quote */.hD)(path)}`);
    throw new lib/* AlmError */.Ly('solution-component-lost', {
        message: `root components that the folder has files of would not be packed: ${list.join(', ')}`,
        remedy: 'Restore the file that describes each one (such as .data.xml, .meta.xml, Entity.xml or SiteMap_managed.xml) and its element in Other/Customizations.xml, or remove its root component from Other/Solution.xml and its files. A managed package takes SiteMap.xml in place of SiteMap_managed.xml with "use-unmanaged-file-for-missing-managed: true".',
        details: { components: lost.map(({ component }) => component), files: lost.map(({ path }) => path) },
    });
}
const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
/** The unread files by what tells whose they are: their paths, and the ids in their paths and in their XML. */
class UnreadFiles {
    paths;
    byId = new Map();
    /** By each part of a path from its start to a separator, or to its end. */
    byStart = new Map();
    constructor(files) {
        this.paths = files.map(({ path }) => path);
        for (const { path, bytes } of files) {
            const folded = path.toLowerCase();
            for (const { index } of folded.matchAll(/[/._,-]|$/g))
                setFirst(this.byStart, folded.slice(0, index), path);
            const text = folded.endsWith('.xml') ? Buffer.from(bytes).toString().toLowerCase() : '';
            for (const [id] of `${folded}\n${text}`.matchAll(GUID))
                setFirst(this.byId, id, path);
        }
    }
    /** The first file of a component. */
    find(root) {
        const { type, id, schemaName } = root;
        const byId = id && (0,lib/* isGuid */.W_)(id) ? this.byId.get(id.replace(/[{}]/g, '').toLowerCase()) : undefined;
        if (byId !== undefined)
            return byId;
        const single = SINGLE_FILES.get(type);
        if (single && (!schemaName || schemaName.startsWith(':')))
            return this.paths.find((path) => single.test(path.toLowerCase()));
        return pathsOf(root)
            .map((start) => this.byStart.get(start))
            .find((path) => path !== undefined);
    }
}
function setFirst(map, key, path) {
    if (!map.has(key))
        map.set(key, path);
}
/** What the paths of a component's files start with, where it is known by its schema name. */
function pathsOf({ type, schemaName }) {
    if (!schemaName)
        return [];
    const name = schemaName.split(', Version=')[0] ?? ''; // Of an assembly, the simple name.
    return [...componentKinds.values()]
        .filter((kind) => kind.types.some(({ number }) => number === type))
        .flatMap((kind) => [`${kind.folder}/${toFileName(name)}`, `${kind.folder}/${toFilePath(name)}`])
        .map((path) => path.toLowerCase());
}
//# sourceMappingURL=left-behind.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/pack/plan.js
// Decides what zip an unpacked folder packs to. Pure: nothing is read from disk or written here.














const OTHER_WAY = {
    Managed: 'For a managed package, export and unpack both forms (solution-type: Both). Or set <Managed> to 2 in Other/Solution.xml: then unmanaged forms and apps stand in for managed ones.',
    Unmanaged: 'An unmanaged package cannot be made of managed source: export the solution unmanaged.',
};
/**
 * Plans the zip of an unpacked folder.
 * @throws AlmError `solution-layout-unsupported` for the YAML layout of Dataverse's git integration,
 * `solution-file-missing` when a file is not there that the solution needs, `solution-type-mismatch` when the folder
 * does not hold the requested type, `solution-component-lost` when the zip would lack a component, `solution-invalid`
 * for a contradiction, `version-invalid`, and the codes of `parseXml`.
 */
function planPack(files, options) {
    refuseYamlLayout(files.keys());
    const source = new FolderSource(files, options.packageType === 'Managed', options);
    const customizations = source.readDocument('Other/Customizations.xml');
    requireCustomizations(customizations, 'Other/Customizations.xml');
    const sourceManifest = source.readDocument('Other/Solution.xml');
    const manifestXml = options.version === undefined ? sourceManifest : withVersion(sourceManifest, options.version);
    const manifest = parseManifest(manifestXml);
    const isBoth = manifest.packageType === 'Both';
    const actual = isBoth ? options.packageType : manifest.packageType;
    const what = `the folder of solution ${(0,lib/* quote */.hD)(manifest.uniqueName)}`;
    checkPackageType(actual, options.packageType, what, OTHER_WAY[options.packageType]);
    const packed = packCustomizations(customizations.root, source);
    const unread = source.unreadFiles(new Set([...packed.folders, ...componentFolders]));
    const sharded = addSharded(source, packed.folders);
    const asWritten = { root: packed.root, manifestXml, parts: source.parts };
    const final = options.keepPluginNames
        ? { ...asWritten, notes: [] }
        : remapPlugins(asWritten, options.lineEnds);
    const { rootComponents } = parseManifest(final.manifestXml);
    const identities = identify(final.root, packed.kinds);
    const missing = checkRootComponents(rootComponents, [...identities, ...sharded]);
    refuseLeftBehind(missing, unread);
    refuseWithoutElement(unread, packed);
    const parts = [
        new LargeXml('customizations.xml', { ...customizations, root: final.root }, options.lineEnds),
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
        warnings: [...source.warnings, ...warnOfMissing(missing), ...warnOfUnread(unread, source)],
        notes: final.notes,
    };
}
/** A file of the zip that may be as large as all the others together, so that it is made while it is deflated. */
class LargeXml {
    name;
    content;
    lineEnds;
    constructor(name, content, lineEnds) {
        this.name = name;
        this.content = content;
        this.lineEnds = lineEnds;
    }
    get bytes() {
        return serializeXml(this.content, this.lineEnds);
    }
    pieces() {
        return serializeInPieces(this.content, this.lineEnds);
    }
}
/** What the packed elements hold, as the kinds that packed them tell. */
function identify(root, kinds) {
    return childElements(root).flatMap((element) => kinds.get(element.name)?.identify?.(element) ?? []);
}
/** Lines about files in the folders of components that belong to none. */
function warnOfUnread(unread, source) {
    const spare = unread.filter((file) => file.isSpare).map(({ path }) => (0,lib/* quote */.hD)(path));
    const others = unread.filter((file) => !file.isSpare);
    return [
        ...(spare.length > 0 ? [warnOfSpare(spare)] : []),
        ...others.map(({ path }) => source.isRead(path)
            ? `file is packed, but an import ignores it, because Other/Customizations.xml has no element for it: ${(0,lib/* quote */.hD)(path)}`
            : `file belongs to no component and is not packed: ${(0,lib/* quote */.hD)(path)}`),
    ];
}
/** Folders with both forms of a solution may hold hundreds of these, so they share one line. */
function warnOfSpare(paths) {
    const named = paths.slice(0, 3).join(', ');
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
    return `files of entities are not packed, because Entity.xml has no element for them or the entity has managed forms: ${named}${more}`;
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/parse-unpacked.js
// Reads an unpacked XML file where one is expected.


/**
 * The document; undefined for what cannot be read. What unpack wrote can be; a file that it copied may be anything, and
 * to judge it is left to pack.
 */
function parseUnpacked(bytes) {
    try {
        return parseXml(bytes, 'unpacked file');
    }
    catch (error) {
        if (error instanceof lib/* AlmError */.Ly)
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=parse-unpacked.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/app-files.js
// The names of the files of a canvas app. An app whose name is too long for them gets its beginning and five digits
// that each export draws anew, so that a file that did not change seems to be another one.




const META = /^CanvasApps\/[^/]+\.meta\.xml$/;
const APP_FILE = /^(CanvasApps\/)(.+)(\d{5})(_(?:DocumentUri\.msapp|BackgroundImageUri|AdditionalUris\d+_[^/]+))$/;
/** The files with names that depend on the apps alone. */
function steadyAppFiles(files, lineEnds) {
    const apps = new Map();
    for (const [path, bytes] of files) {
        const app = META.test(path) ? parseUnpacked(bytes) : undefined;
        if (app)
            apps.set(path, app);
    }
    const renamed = renamedFiles([...apps.values()], new Set(files.keys()));
    if (renamed.size === 0)
        return new Map(files);
    const rewrite = (app) => {
        const root = mapDescendants(app.root, (element) => {
            const to = renamed.get(textOf(element));
            return to === undefined ? element : withChildren(element, [{ kind: 'text', value: to }]);
        });
        return serializeXml({ ...app, root }, lineEnds);
    };
    return new Map([...files].map(([path, bytes]) => {
        const app = apps.get(path);
        return [renamed.get(`/${path}`)?.slice(1) ?? path, app ? rewrite(app) : bytes];
    }));
}
/** References to files as they are and as they shall be; no two files get one name. */
function renamedFiles(apps, taken) {
    const renamed = new Map();
    for (const { root } of apps) {
        const appName = childText(root, 'Name') ?? '';
        for (const element of descendants(root)) {
            const reference = textOf(element);
            const path = reference.startsWith('/') ? reference.slice(1) : '';
            const to = taken.has(path) ? steadyPath(path, appName) : undefined;
            if (to === undefined || renamed.has(reference) || taken.has(to))
                continue;
            renamed.set(reference, `/${to}`);
            taken.add(to);
        }
    }
    return renamed;
}
/** The path that a file of an app shall have; undefined when its name holds no digits of an export. */
function steadyPath(path, appName) {
    const [, folder = '', start = '', digits, kind = ''] = APP_FILE.exec(path) ?? [];
    if (digits === undefined || start + digits === appName || !appName.startsWith(start))
        return undefined;
    const number = parseInt(solutionDigest(Buffer.from(appName)).slice(0, 8), 16) % 100_000;
    return `${folder}${start}${String(number).padStart(5, '0')}${kind}`;
}
//# sourceMappingURL=app-files.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/flow-keys.js
/** The flow with the names of its connection references, triggers and actions sorted. */
function sortFlowKeys(flow) {
    return changeMember(flow, 'properties', (properties) => changeMember(changeMember(properties, 'connectionReferences', (references) => sortKeys(changeEach(references, sortDeep))), 'definition', (definition) => changeMember(sortSteps(definition), 'triggers', (triggers) => changeEach(triggers, sortStep))));
}
/** Sorts the actions in an owner's `actions`, not their order among each other. */
function sortSteps(owner) {
    return changeMember(owner, 'actions', (actions) => changeEach(actions, sortStep));
}
/** One trigger or action, and the actions inside it. */
function sortStep(step) {
    const changes = {
        else: (branch) => sortKeys(sortSteps(branch)),
        default: (branch) => sortKeys(sortSteps(branch)),
        cases: (cases) => changeEach(cases, (branch) => sortKeys(sortSteps(branch))),
        recurrence: sortKeys,
        ...(callsConnector(step) && {
            inputs: (inputs) => sortKeys(changeMember(inputs, 'host', sortKeys)),
        }),
    };
    const changed = Object.entries(changes).reduce((node, [name, change]) => changeMember(node, name, change), step);
    return sortKeys(sortSteps(changed));
}
/** Of these kinds of steps alone the names in `inputs` are fixed: host, parameters, authentication and the like. */
function callsConnector(step) {
    const type = step.kind === 'object' && step.members.find((member) => member.name === 'type')?.value;
    return type && type.kind === 'scalar'
        ? /^"(OpenApi|Api)Connection(Webhook|Notification)?"$/.test(type.raw)
        : false;
}
function sortDeep(node) {
    return sortKeys(changeEach(node, sortDeep));
}
function sortKeys(node) {
    if (node.kind !== 'object')
        return node;
    return { kind: 'object', members: [...node.members].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
function changeMember(owner, name, change) {
    return mapMembers(owner, (value, each) => (each === name ? change(value) : value));
}
function changeEach(owner, change) {
    return mapMembers(owner, change);
}
function mapMembers(owner, change) {
    if (owner.kind !== 'object')
        return owner;
    const members = owner.members.map((member) => ({
        ...member,
        value: change(member.value, member.name),
    }));
    return { kind: 'object', members };
}
//# sourceMappingURL=flow-keys.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/json-text.js
// JSON as it was written: members keep their order, numbers and strings their exact spelling, so that writing it again
// changes white space and nothing else.

/** More than files of the platform have; together they bound how far indentation can blow a file up. */
const MAX_DEPTH = 64;
const json_text_MAX_BYTES = 8 * 1024 * 1024;
/** UTF-8's byte order mark. */
const json_text_MARK = [0xef, 0xbb, 0xbf];
/**
 * Reads JSON; undefined for what is no JSON text in UTF-8, for an object that has a name twice (readers differ in what
 * they make of it), and beyond the limits of size and depth.
 */
function parseJsonText(bytes) {
    if (bytes.length > json_text_MAX_BYTES || !(0,external_node_buffer_.isUtf8)(bytes))
        return undefined;
    const text = new TextDecoder().decode(bytes);
    try {
        JSON.parse(text);
        return new ValidJson(text).value(0);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
/** The JSON text with two blanks a level and no line end at its end; a byte order mark of `original` stays. */
function writeJsonText(node, lineEnds, original) {
    const mark = json_text_MARK.every((byte, at) => original[at] === byte) ? '\ufeff' : '';
    return Buffer.from(mark + json_text_write(node, lineEnds === 'crlf' ? '\r\n' : '\n'));
}
function json_text_write(node, lineEnd) {
    if (node.kind === 'scalar')
        return node.raw;
    const inner = `${lineEnd}  `;
    const parts = node.kind === 'array'
        ? node.items.map((item) => json_text_write(item, inner))
        : node.members.map(({ rawName, value }) => `${rawName}: ${json_text_write(value, inner)}`);
    const [open, close] = node.kind === 'array' ? '[]' : '{}';
    return parts.length === 0
        ? `${open}${close}`
        : `${open}${inner}${parts.join(`,${inner}`)}${lineEnd}${close}`;
}
/** Cuts a text that JSON.parse has accepted. */
class ValidJson {
    text;
    at = 0;
    constructor(text) {
        this.text = text;
    }
    value(depth) {
        if (depth > MAX_DEPTH)
            throw new SyntaxError('nested too deep');
        const start = this.peek();
        if (start === '{')
            return { kind: 'object', members: this.members(depth) };
        if (start === '[')
            return { kind: 'array', items: this.list(']', () => this.value(depth + 1)) };
        return { kind: 'scalar', raw: start === '"' ? this.string() : this.word() };
    }
    members(depth) {
        const names = new Set();
        return this.list('}', () => {
            this.peek();
            const rawName = this.string();
            const name = JSON.parse(rawName);
            if (names.has(name))
                throw new SyntaxError('a name twice');
            names.add(name);
            this.peek(); // The colon.
            this.at++;
            return { name, rawName, value: this.value(depth + 1) };
        });
    }
    /** Elements up to the closing bracket, which is read as well. */
    list(close, element) {
        const elements = [];
        this.at++;
        while (this.peek() !== close) {
            elements.push(element());
            if (this.peek() === ',')
                this.at++;
        }
        this.at++;
        return elements;
    }
    /** The next character that is not white space. */
    peek() {
        while (' \t\r\n'.includes(this.text.charAt(this.at)))
            this.at++;
        return this.text.charAt(this.at);
    }
    string() {
        const start = this.at;
        do
            this.at = this.text.indexOf('"', this.at + 1);
        while (this.isEscaped());
        return this.text.slice(start, ++this.at);
    }
    /** An odd number of backslashes before a quote makes it part of the string. */
    isEscaped() {
        let before = this.at;
        while (this.text.charAt(before - 1) === '\\')
            before--;
        return (this.at - before) % 2 === 1;
    }
    /** A number, true, false or null. */
    word() {
        const start = this.at;
        while (/[-+.\w]/.test(this.text.charAt(this.at)))
            this.at++;
        return this.text.slice(start, this.at);
    }
}
//# sourceMappingURL=json-text.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/xml-changes.js
// What is noise in generated XML: facts about the server that exported, numbers of its own, and orders without meaning.


const SERVER_FACTS = new Set([
    'OrganizationVersion',
    'OrganizationSchemaType',
    'CRMServerServiceabilityVersion',
]);
/** The root of solution.xml or customizations.xml without what it says about the server, its build among that. */
function withoutServerFacts(root) {
    const [, release] = /^(\d+\.\d+)\.\d+\.\d+$/.exec(attributeOf(root, 'version') ?? '') ?? [];
    const steady = withoutAttributes(root, SERVER_FACTS);
    return release === undefined ? steady : withAttribute(steady, 'version', `${release}.0.0`);
}
/** solution.xml with its missing dependencies in one order, without the numbers that old servers gave them. */
function steadyDependencies(root) {
    return changeChild(root, 'SolutionManifest', (manifest) => changeChild(manifest, 'MissingDependencies', (list) => sortedChildren(mapDescendants(list, withoutKey), dependencyKeys)));
}
/** An app with its roles sorted by id, and with its components sorted by all that they say. */
function sortAppLists(app) {
    const keys = {
        AppModuleRoleMaps: ['id'],
        AppModuleComponents: ['type', 'schemaName', 'id'],
    };
    return mapChildren(app, (list) => {
        const names = keys[list.name];
        return names ? sortedChildren(list, (item) => attributesOf(item, names)) : list;
    });
}
/** Every element with its attributes by name; namespace declarations stay behind them in their order. */
function sortAttributes(root) {
    return mapDescendants(withSortedAttributes(root), withSortedAttributes);
}
function withSortedAttributes(element) {
    const isNamespace = ({ name }) => /^xmlns(:|$)/.test(name);
    const plain = element.attributes.filter((attribute) => !isNamespace(attribute));
    const namespaces = element.attributes.filter(isNamespace);
    return changed(element, {
        attributes: [...plain.sort((a, b) => (a.name < b.name ? -1 : 1)), ...namespaces],
    });
}
/** As unpack sorts them, and where that leaves a choice by everything else that they say. */
function dependencyKeys(missing) {
    const required = childElement(missing, 'Required');
    const said = (end) => (end?.attributes ?? []).map(({ name, value }) => `${name}=${value}`).sort();
    return [
        ...attributesOf(required, ['type', 'schemaName', 'id.schemaname']),
        said(required).join(' '),
        said(childElement(missing, 'Dependent')).join(' '),
    ];
}
function withoutKey(element) {
    return withoutAttributes(element, new Set(['key']));
}
function withoutAttributes(element, names) {
    return changed(element, { attributes: element.attributes.filter(({ name }) => !names.has(name)) });
}
function changeChild(parent, name, change) {
    return mapChildren(parent, (child) => (child.name === name ? change(child) : child));
}
//# sourceMappingURL=xml-changes.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/rules.js
// The rules of a normalised unpack, one row each: what changes, in which files, and why a solution stays the same.






/** The rules in the order in which they are applied. */
const normalizationRules = [
    {
        name: 'environment-values',
        files: 'environmentvariablevalues.json beside a definition, environment_variable_values.json',
        change: 'Current values of environment variables are left out. Definitions and default values stay, and so does a value whose definition is in another solution.',
        reason: 'The values belong to the environment that exported, and a solution without them is what an export makes of variables without a value.',
        apply: withoutValues,
    },
    {
        name: 'server-facts',
        files: 'Other/Solution.xml, Other/Customizations.xml',
        change: 'The attributes OrganizationVersion, OrganizationSchemaType and CRMServerServiceabilityVersion of the root are left out, and its version is that of the release (9.2.0.0) instead of the build.',
        reason: 'They describe the server that exported. Exports before late 2024 do not have the attributes, and every server takes what an older build of its release exported.',
        apply: eachXml(/^Other\/(Solution|Customizations)\.xml$/, withoutServerFacts),
    },
    {
        name: 'missing-dependencies',
        files: 'Other/Solution.xml',
        change: 'Missing dependencies lose the attribute key, and what unpack leaves in the order of the export is sorted too.',
        reason: 'The list is a set, and the keys number it anew with each export; exports since 2022 do not have them.',
        apply: eachXml(/^Other\/Solution\.xml$/, steadyDependencies),
    },
    {
        name: 'app-lists',
        files: 'AppModules/*/AppModule.xml and its managed twin',
        change: 'The roles of an app are sorted by id; so are its components, after the type and name that unpack sorts by.',
        reason: 'They are sets: who may open the app, and what belongs to it.',
        apply: eachXml(/^AppModules\/[^/]+\/AppModule(_managed)?\.xml$/, sortAppLists),
    },
    {
        name: 'app-file-names',
        files: 'CanvasApps/*.meta.xml and the files that it names',
        change: 'Where the name of a file holds five random digits in place of the end of a long app name, they become digits that the app name gives.',
        reason: 'The name only leads from the description of the app to its file; each export draws new digits.',
        apply: steadyAppFiles,
    },
    {
        name: 'attribute-order',
        files: 'forms, dashboards, views, charts and site maps',
        change: 'The attributes of each XML element are sorted by name; elements stay where they are.',
        reason: 'The order of attributes has no meaning in XML; each of the platform’s editors writes its own.',
        apply: eachXml(/^Entities\/[^/]+\/(FormXml\/[^/]+|SavedQueries|Visualizations)\/[^/]+\.xml$|^(InteractionCentric)?Dashboards\/[^/]+\.xml$|^(AppModuleSiteMaps\/[^/]+\/AppModule|Other\/)SiteMap(_managed)?\.xml$/, sortAttributes),
    },
    {
        name: 'json-layout',
        files: 'JSON in Workflows, Connectors, bots, botcomponents, fxexpressions and environmentvariabledefinitions',
        change: 'One member a line, indented by two blanks, with the line ends of the other generated files.',
        reason: 'White space between the tokens of JSON has no meaning; servers export both one-line and indented files.',
        apply: eachJson(/^(Workflows|Connectors|bots|botcomponents|fxexpressions|environmentvariabledefinitions)\/.+\.json$/i, (node) => node),
    },
    {
        name: 'flow-keys',
        files: 'Workflows/*.json',
        change: 'Connection references, and the names inside each of them, are sorted; so are the names inside a trigger or an action, in its recurrence, and in the inputs and the host of a connector call. The order of actions, parameters and inputs stays.',
        reason: 'They are fields of the definition language, which says by runAfter what follows on what.',
        apply: eachJson(/^Workflows\/[^/]+\.json$/i, sortFlowKeys),
    },
];
function withoutValues(files) {
    const isValue = (path) => {
        const [, folder] = /^(environmentvariabledefinitions\/[^/]+\/)environmentvariablevalues\.json$/.exec(path) ?? [];
        return folder === undefined
            ? path === 'EnvironmentVariables/environment_variable_values.json'
            : files.has(`${folder}environmentvariabledefinition.xml`);
    };
    return new Map([...files].filter(([path]) => !isValue(path)));
}
function eachXml(paths, change) {
    return each(paths, (bytes, lineEnds) => {
        const document = parseUnpacked(bytes);
        return document ? serializeXml({ ...document, root: change(document.root) }, lineEnds) : bytes;
    });
}
function eachJson(paths, change) {
    return each(paths, (bytes, lineEnds) => {
        const node = parseJsonText(bytes);
        return node ? writeJsonText(change(node), lineEnds, bytes) : bytes;
    });
}
function each(paths, change) {
    return (files, lineEnds) => new Map([...files].map(([path, bytes]) => [path, paths.test(path) ? change(bytes, lineEnds) : bytes]));
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/normalize/normalize-files.js

/**
 * Normalises the files that `planUnpack` or `planUnpackBoth` gave, so that two exports of one solution differ only where
 * the solution does. A second time changes nothing.
 */
function normalizeFiles(unpacked, { lineEnds, except = [] }) {
    const changes = [];
    let files = unpacked;
    for (const rule of normalizationRules.filter(({ name }) => !except.includes(name))) {
        const before = files;
        files = rule.apply(before, lineEnds);
        const changed = [...before]
            .filter(([path, bytes]) => !isEqual(bytes, files.get(path)))
            .map(([path]) => path);
        if (changed.length > 0)
            changes.push({ rule: rule.name, files: changed });
    }
    return { files, changes };
}
function isEqual(before, after) {
    return before === after || (after !== undefined && Buffer.compare(before, after) === 0);
}
//# sourceMappingURL=normalize-files.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/secrets/patterns.js
// What secrets look like: the shapes that their issuers give them. Every pattern is bounded in length and tried only
// around a text that all secrets of its kind hold, so that searching takes time in proportion to the bytes.
/** Characters behind an anchor that a pattern is shown. */
const BEHIND = 200;
/** Characters on both sides of an anchor that a context is looked for in. */
const CONTEXT_REACH = 300;
const secretPatterns = [
    {
        kind: 'azure-access-key',
        anchors: ['Key='],
        before: 12,
        pattern: /(?:AccountKey=([\w+/]{86}==))|(?:SharedAccessKey=([\w+/]{43}=))/,
    },
    {
        kind: 'shared-access-signature',
        anchors: ['?sig=', '&sig=', ';sig=', '6sig='],
        before: 0,
        pattern: /^[?&;6]sig=((?:[\w+/-]|%2[BbFf]){40,90})/,
    },
    {
        kind: 'entra-client-secret',
        anchors: ['Q~'],
        before: 5,
        pattern: /(?:^|[^\w~.-])([\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~-])/,
    },
    {
        kind: 'github-token',
        anchors: ['ghp_', 'gho_', 'b_pat_'],
        before: 10,
        pattern: /(?:^|[^A-Za-z0-9])(gh[po]_[A-Za-z0-9]{36}|github_pat_\w{82})(?!\w)/,
    },
    {
        kind: 'aws-access-key',
        anchors: ['AKIA'],
        before: 1,
        pattern: /(?:^|[^A-Za-z0-9+/])(AKIA[A-Z2-7]{16})(?!\w)/,
    },
    {
        kind: 'private-key',
        anchors: ['KEY--'],
        before: 30,
        pattern: /-----BEGIN [A-Z ]{0,10}PRIVATE KEY-----(?:\s|\\[rn]|&#\w{1,3};){0,6}([A-Za-z0-9+/]{16})/,
    },
    {
        kind: 'json-web-token',
        anchors: ['.eyJ'],
        before: 400,
        pattern: /(?:^|[^\w-])(eyJ[\w-]{10,390}\.eyJ[\w-]{10})/,
    },
    {
        kind: 'connection-string-password',
        anchors: ['word=', 'WORD=', 'wd=', 'WD='],
        before: 8,
        pattern: /[;"'>]\s{0,2}(?:password|pwd)=([^\s"'<>;,&{}()$%@*\\]{3,100})/i,
        context: /(?:server|data source|address|host|serviceuri|endpoint|url)\s?=/i,
    },
    {
        kind: 'url-password',
        anchors: ['://'],
        before: 0,
        pattern: /^:\/\/[^\s"'<>/?#:@{}$%\\]{1,50}:([^\s"'<>/?#:@{}$%\\]{3,100})@[A-Za-z0-9[]/,
    },
];
/** Any anchor: quicker than one after the other in a small file. */
const ANY_ANCHOR = /Key=|[?&;6]sig=|Q~|gh[po]_|b_pat_|AKIA|KEY--|\.eyJ|word=|WORD=|wd=|WD=|:\/\//;
/** A credential that stands as a text in the definition of a flow; expressions start with `@` and are none. */
const FLOW_CREDENTIAL = /"(?:password|secret|client_?secret|pfx|ocp-apim-subscription-key|x-api-key|api-?key|x-functions-key)"\s{0,9}:\s{0,9}"([^"\\@{}\s]{8,200})"|"authorization"\s{0,9}:\s{0,9}"(?:basic|bearer|sharedkey|apikey) ([^"\\@{}\s]{8,200})"/gi;
/** Keys of documentation and emulators, references to a vault, and texts that stand for a secret. */
const PLACEHOLDER = /^(?:Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq|AKIAIOSFODNN7EXAMPLE$|\/subscriptions\/|\[|your|my_?(?:pass|secret)|(?:pass(?:word)?|pwd|secret|string|null|undefined|true|false)$|placeholder|example|changeme)/i;
/** True for a text that stands where a secret would, and is none. */
function isPlaceholder(value) {
    return PLACEHOLDER.test(value) || /^([\s\S])\1*$/.test(value);
}
//# sourceMappingURL=patterns.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/secrets/places.js

const CURRENT_VALUES = /(^|\/)environment(_?)variable\2values\.json$/i;
const places_DEFINITION = /^environmentvariable(?:definition)?s\/.*\.xml$/i;
const FLOW = /^Workflows\/.*\.json$/i;
/** The type `secret` of environmentvariabledefinition.type. */
const SECRET_TYPE = /<type>\s{0,9}100000005\s{0,9}<\/type>/i;
/** A value that is not empty: under `value` in the newer files, under any name in the older one. */
const NEWER_VALUE = /"value"\s{0,9}:\s{0,9}(?:"[^"]|[\d{[tf-])/g;
const OLDER_VALUE = /"[^"\\]{1,200}"\s{0,9}:\s{0,9}(?:"[^"]|[\dtf-])/g;
const DEFAULT_VALUE = /<defaultvalue(?:\s[^<>]{0,200})?>\s{0,9}([^<\s][^<]{0,200})/gi;
/** Current values of environment variables, and defaults of secret ones; none in a file that holds something else. */
function findVariableValues(path, bytes) {
    const name = CURRENT_VALUES.exec(path);
    if (name) {
        const pattern = name[2] === '' ? NEWER_VALUE : OLDER_VALUE;
        return placesOf(bytes.toString('latin1'), pattern).map((at) => ({
            kind: 'environment-variable-value',
            at,
        }));
    }
    if (!places_DEFINITION.test(path))
        return [];
    const text = bytes.toString('latin1');
    if (!SECRET_TYPE.test(text))
        return [];
    return placesOf(text, DEFAULT_VALUE).map((at) => ({ kind: 'secret-default-value', at }));
}
/** Passwords, keys and authorization headers that stand as they are in the definition of a flow. */
function findFlowCredentials(path, bytes) {
    if (!FLOW.test(path))
        return [];
    return placesOf(bytes.toString('latin1'), FLOW_CREDENTIAL).map((at) => ({ kind: 'flow-credential', at }));
}
function placesOf(text, pattern) {
    return [...text.matchAll(pattern)]
        .filter((match) => !isPlaceholder(match.slice(1).find((group) => group !== undefined) ?? ''))
        .map(({ index }) => index);
}
//# sourceMappingURL=places.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/secrets/find-secrets.js
// Finds secrets in the files of an unpacked solution before they are committed: where they are, and never what.


/** More findings than these tell nothing new. */
const MAX_FINDINGS = 1000;
/** A file that holds an anchor more often was made to keep us busy. */
const MAX_TRIES = 200_000;
/** Files up to this size are tested for all anchors at once. */
const SMALL_BYTES = 16_384;
/** What is no text shows it by a NUL among its first bytes. */
const PROBED_BYTES = 1024;
/** Most of a solution's bytes, written by designers that have no field for a secret. */
const DESIGNED = /^(?:Entities\/[^/]+\/(?:Entity\.xml$|FormXml\/|SavedQueries\/|Visualizations\/)|Other\/(?:Solution\.xml$|Relationships)|OptionSets\/|Roles\/|AppModule)/i;
/**
 * Looks for secrets in the files of an unpacked solution: current values of environment variables, which belong to the
 * environment that they were exported from; defaults of secret variables other than references to a vault; literal
 * credentials in flows; and keys, tokens, private keys and passwords of the usual shapes in text files other than
 * definitions of entities, forms, views, roles and the like. Sorted by path and line, one for each line and kind, at
 * most 1,000.
 */
function findSecrets(files) {
    const findings = [];
    for (const path of [...files.keys()].sort()) {
        const bytes = files.get(path);
        if (bytes === undefined || findings.length >= MAX_FINDINGS || DESIGNED.test(path))
            continue;
        const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        if (buffer.subarray(0, PROBED_BYTES).includes(0))
            continue;
        const mayHold = buffer.length > SMALL_BYTES || ANY_ANCHOR.test(buffer.toString('latin1'));
        const places = [
            ...(mayHold ? secretPatterns.flatMap((pattern) => findShapes(buffer, pattern)) : []),
            ...findFlowCredentials(path, buffer),
            ...findVariableValues(path, buffer),
        ];
        if (places.length > 0)
            findings.push(...toFindings(path, buffer, places));
    }
    return findings.slice(0, MAX_FINDINGS);
}
function findShapes(bytes, { kind, anchors, before, pattern, context }) {
    const places = [];
    for (const anchor of anchors) {
        let tries = 0;
        for (let at = bytes.indexOf(anchor, 0, 'latin1'); at >= 0 && ++tries <= MAX_TRIES;) {
            const match = pattern.exec(around(bytes, at, before, BEHIND));
            const value = match?.slice(1).find((group) => group !== undefined);
            const isSecret = value !== undefined && !isPlaceholder(value);
            if (isSecret && (context?.test(around(bytes, at, CONTEXT_REACH, CONTEXT_REACH)) ?? true)) {
                places.push({ kind, at });
            }
            at = bytes.indexOf(anchor, at + anchor.length, 'latin1');
        }
    }
    return places;
}
/** A stretch of the file, a character for each byte: what is looked for is ASCII. */
function around(bytes, at, before, behind) {
    return bytes.toString('latin1', Math.max(0, at - before), Math.min(bytes.length, at + behind));
}
/** One finding for each line and kind, in the order of the lines. */
function toFindings(path, bytes, places) {
    const found = new Map();
    let line = 1;
    let lineStart = 0;
    for (const { at, kind } of [...places].sort((a, b) => a.at - b.at)) {
        for (let end = bytes.indexOf(10, lineStart); end >= 0 && end < at; end = bytes.indexOf(10, lineStart)) {
            line++;
            lineStart = end + 1;
        }
        found.set(`${line} ${kind}`, { path, line, kind });
    }
    return [...found.values()];
}
//# sourceMappingURL=find-secrets.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/zip/forward-slashes.js
// Archives whose entry names have backslashes. Power Apps Studio writes `Controls\1.json` into app documents, which the
// reader of archives refuses for good reason: on one system that is a folder and a file, on another one file.
const END_RECORD = 0x06054b50;
const CENTRAL_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
/**
 * A copy of the archive whose entry names have `/` for `\`. What does not look like an archive comes back as it is:
 * whoever reads it next says what is wrong with it.
 */
function withForwardSlashes(archive) {
    const bytes = Buffer.from(archive);
    const names = [];
    const end = forward_slashes_findEndRecord(bytes);
    if (end < 0)
        return { archive: bytes, names };
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
        if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL_RECORD)
            break;
        const nameBytes = bytes.readUInt16LE(at + 28);
        const local = bytes.readUInt32LE(at + 42);
        names.push(bytes.toString('utf8', at + 46, at + 46 + nameBytes));
        replaceBackslashes(bytes, at + 46, nameBytes);
        // A local name of another length is refused by the reader anyway, and could be one long name for every record.
        if (isLocalRecord(bytes, local, end) && bytes.readUInt16LE(local + 26) === nameBytes) {
            replaceBackslashes(bytes, local + 30, nameBytes);
        }
        at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return { archive: bytes, names };
}
function forward_slashes_findEndRecord(bytes) {
    const last = bytes.length - END_RECORD_BYTES;
    for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
        if (bytes.readUInt32LE(at) === END_RECORD)
            return at;
    }
    return -1;
}
function isLocalRecord(bytes, at, end) {
    return at + 30 <= end && bytes.readUInt32LE(at) === LOCAL_RECORD;
}
function replaceBackslashes(bytes, from, length) {
    const to = Math.min(bytes.length, from + length);
    for (let at = from; at < to; at++)
        if (bytes[at] === 0x5c)
            bytes[at] = 0x2f;
}
//# sourceMappingURL=forward-slashes.js.map
;// CONCATENATED MODULE: ./packages/solution/lib/index.js
// The Power Platform solution format: zip and XML read without trust, written reproducibly; unpack and pack byte for
// byte as the platform's own tool does.







































//# sourceMappingURL=index.js.map

/***/ })

};
