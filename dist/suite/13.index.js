export const id = 13;
export const ids = [13];
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

/***/ 2029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ environmentId)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
// The id of a Power Platform environment as an input.


const ENVIRONMENT_ID = /^(?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A GUID, or `Default-` and the GUID of the tenant, in lower case: a mistyped id would fit no data policy. */
const environmentId = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('environment id', (value, name) => {
    const id = value.toLowerCase();
    if (ENVIRONMENT_ID.test(id))
        return id;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${name} is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)}, which is not the id of an environment`,
        remedy: 'Write the GUID that the admin center shows as environment ID (Default-… for the default environment).',
    });
});
//# sourceMappingURL=environment-id-input.js.map

/***/ }),

/***/ 8379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ githubTokenInput)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The token for GitHub's API as an input.

/** In action.yml its default is the token of the job, which the runner fills in. */
const githubTokenInput = { 'github-token': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional() };
//# sourceMappingURL=github-token-input.js.map

/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readJob)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// The job that an action runs in, as the runner's variables describe it.

/**
 * Reads the job from the variables that every GitHub runner sets.
 * @throws AlmError `unsupported` when the action does not run in a job.
 */
function readJob(environment) {
    const variable = (name) => environment[name] ?? '';
    const [owner = '', name = ''] = variable('GITHUB_REPOSITORY').split('/');
    const job = {
        repository: { owner, name },
        repositoryId: Number(variable('GITHUB_REPOSITORY_ID')),
        runId: Number(variable('GITHUB_RUN_ID')),
        runAttempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1'),
        commit: variable('GITHUB_SHA').toLowerCase(),
        ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('actor', environment['GITHUB_ACTOR'] || undefined),
        runUrl: `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${name}/actions/runs/${variable('GITHUB_RUN_ID')}`,
    };
    if (owner !== '' && name !== '' && Number.isSafeInteger(job.runId) && job.runId > 0)
        return job;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('unsupported', {
        message: `this is not a job of GitHub Actions: GITHUB_REPOSITORY is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(variable('GITHUB_REPOSITORY'))} and GITHUB_RUN_ID is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(variable('GITHUB_RUN_ID'))}`,
        remedy: 'Run the action in a workflow.',
    });
}
//# sourceMappingURL=job.js.map

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

/***/ 13:
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
;// CONCATENATED MODULE: ./packages/notify/lib/facts.js
// What a notification is about, before it is put into words.
/** What happened, or what is wanted. */
const notificationEvents = [
    'deployment-succeeded',
    'deployment-failed',
    'deployment-cancelled',
    'approval-requested',
    'approval-granted',
    'approval-rejected',
    'approval-expired',
    'environment-ready',
    'environment-expiring',
    'environment-deleted',
    'custom',
];
//# sourceMappingURL=facts.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/one-line.js
// Outside text made fit for a subject, a sentence or a title: one line, nothing hidden in it, nothing that links itself.
const MAX_CHARACTERS = 300;
// Controls, line and paragraph separators, the marks that reorder text, the byte order mark.
const HIDDEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/**
 * One line of outside text, cut to `maxCharacters`. Addresses in it are broken by a zero-width space, so that no mail
 * program, Teams or GitHub makes a link of what a maker has named something.
 */
function oneLine(untrusted, maxCharacters = MAX_CHARACTERS) {
    const line = untrusted
        .replace(/\p{Cs}/gu, '\ufffd')
        .replace(HIDDEN, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replaceAll('://', ':\u200b//')
        .replace(/\bwww\.(?=\S)/gi, 'www\u200b.');
    const characters = [...line];
    return characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : line;
}
/** The lines of outside text that are not blank, the first `maxLines` of them. */
function someLines(untrusted, maxLines) {
    const lines = untrusted.split(/\r\n|[\n\r]/).map((line) => oneLine(line, 600));
    const filled = lines.filter((line) => line !== '');
    return filled.length > maxLines ? [...filled.slice(0, maxLines), '…'] : filled;
}
//# sourceMappingURL=one-line.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/event-words.js

/** The words for the event of the facts; names in them are one line each. */
function eventWords(facts) {
    const { tone, subject, happened, next } = words[facts.event](namesOf(facts));
    return { tone, subject: capital(subject), happened: capital(happened), next };
}
const AGAIN = 'The log of the run shows every step. When the cause is mended, start the deployment again.';
const words = {
    'deployment-succeeded': ({ solution, environment }) => ({
        tone: 'good',
        subject: `${solution} is in ${environment}`,
        happened: `${solution} was deployed to ${environment}.`,
        next: ['Open the app there and check what has changed. Nothing else is left to do.'],
    }),
    'deployment-failed': ({ solution, environment }) => ({
        tone: 'bad',
        subject: `${solution} could not be deployed to ${environment}`,
        happened: `The deployment of ${solution} to ${environment} failed.`,
        next: [AGAIN],
    }),
    'deployment-cancelled': ({ solution, environment }) => ({
        tone: 'attention',
        subject: `The deployment of ${solution} to ${environment} was cancelled`,
        happened: `The deployment of ${solution} to ${environment} was cancelled before it ended.`,
        next: [
            'An import that had started goes on in the environment; look at its solution history before you start again.',
        ],
    }),
    'approval-requested': ({ solution, environment, expires }) => ({
        tone: 'attention',
        subject: `Approval wanted: ${solution} to ${environment}`,
        happened: `${solution} waits for approval before it goes to ${environment}.`,
        next: [
            `Look at the plan, then approve or reject${expires === '' ? '' : `; the request ends${expires}`}.`,
        ],
    }),
    'approval-granted': ({ solution, environment }) => ({
        tone: 'good',
        subject: `Approved: ${solution} for ${environment}`,
        happened: `${solution} was approved for ${environment}.`,
        next: ['The deployment goes on by itself; another message says how it ended.'],
    }),
    'approval-rejected': ({ solution, environment }) => ({
        tone: 'bad',
        subject: `Rejected: ${solution} for ${environment}`,
        happened: `${solution} was not approved for ${environment}, and nothing was deployed.`,
        next: ['Read the reason, change what it asks for, and start the deployment again.'],
    }),
    'approval-expired': ({ solution, environment }) => ({
        tone: 'attention',
        subject: `No answer in time: ${solution} for ${environment}`,
        happened: `Nobody answered the request to deploy ${solution} to ${environment} in time; nothing was deployed.`,
        next: ['Start the deployment again to ask anew.'],
    }),
    'environment-ready': ({ environment }) => ({
        tone: 'good',
        subject: `${environment} is ready`,
        happened: `The environment ${environment} was created and can be used.`,
        next: ['Open it in Power Apps and start building.'],
    }),
    'environment-expiring': ({ environment, expires }) => ({
        tone: 'attention',
        subject: `${environment} expires${expires === '' ? ' soon' : expires}`,
        happened: `The environment ${environment} will be deleted${expires === '' ? ' soon' : expires}, with everything in it.`,
        next: ['Deploy or export what you want to keep, or ask for more time.'],
    }),
    'environment-deleted': ({ environment }) => ({
        tone: 'neutral',
        subject: `${environment} was deleted`,
        happened: `The environment ${environment} was deleted.`,
        next: ['An administrator can recover it in the admin center for a few days.'],
    }),
    custom: () => ({ tone: 'neutral', subject: 'a notice from PowerOps', happened: '', next: [] }),
};
function namesOf({ solutionName, solutionVersion, environmentName, environmentUrl, expires, }) {
    const solution = oneLine(solutionName ?? '', 80);
    const version = oneLine(solutionVersion ?? '', 40);
    const date = oneLine(expires ?? '', 40);
    return {
        solution: solution === '' ? 'the solution' : `${solution} ${version}`.trim(),
        environment: oneLine(environmentName ?? '', 80) || environmentUrl?.host || 'the environment',
        expires: date === '' ? '' : ` on ${date}`,
    };
}
/** Only our own articles begin small; a name keeps its spelling. */
function capital(sentence) {
    return sentence.replace(/^(the|a) /, (article) => article.charAt(0).toUpperCase() + article.slice(1));
}
//# sourceMappingURL=event-words.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/message.js
// From facts to words: the one text that every channel renders.



const MAX_SUBJECT = 150;
const MAX_PARAGRAPHS = 12;
const MAX_LINKS = 20;
/** Puts facts into words for makers and release managers. */
function composeMessage(facts) {
    const words = eventWords(facts);
    const happened = facts.message === undefined ? [words.happened] : someLines(facts.message, MAX_PARAGRAPHS);
    return {
        tone: words.tone,
        subject: oneLine(facts.subject ?? words.subject, MAX_SUBJECT),
        happened: [...happened.map((text) => oneLine(text, 600)), ...failureLines(facts)],
        next: [...someLines(facts.failure?.remedy ?? '', MAX_PARAGRAPHS), ...words.next],
        rows: rowsOf(facts),
        links: linksOf(facts),
    };
}
function failureLines({ failure }) {
    const { step, message } = failure ?? {};
    if (message === undefined)
        return [];
    const [first = '', ...rest] = someLines(message, MAX_PARAGRAPHS);
    return [step === undefined ? first : `${oneLine(step)}: ${first}`, ...rest];
}
function rowsOf(facts) {
    const { solutionVersion, previousVersion, durationMs } = facts;
    const rows = {
        Solution: facts.solutionName,
        Version: solutionVersion,
        'Version before': previousVersion,
        Environment: facts.environmentName ?? facts.environmentUrl?.host,
        'Reason code': facts.failure?.reasonCode,
        Expires: facts.expires,
        Duration: durationMs === undefined ? undefined : (0,core_lib/* formatDuration */.a3)(durationMs),
        'Started by': facts.actor,
        Repository: facts.repository,
    };
    return Object.entries(rows).flatMap(([name, value]) => {
        const shown = oneLine(value ?? '', 200);
        return shown === '' ? [] : [{ name, value: shown }];
    });
}
function linksOf(facts) {
    const standing = [
        ['Approve or reject', facts.approvalUrl],
        ['Open the environment', facts.environmentUrl],
        ['Open the run', facts.runUrl],
        ['See the history', facts.historyUrl],
    ];
    const links = standing.flatMap(([title, url]) => (url ? [{ title, url }] : []));
    const [approval, rest] = facts.approvalUrl ? [links.slice(0, 1), links.slice(1)] : [[], links];
    const given = facts.links.map(({ title, url }) => ({ title: oneLine(title, 80) || url.host, url }));
    return [...approval, ...given, ...rest].slice(0, MAX_LINKS);
}
//# sourceMappingURL=message.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./packages/notify/lib/render-html.js
// The HTML of a mail: readable in light and dark, nothing loaded from anywhere.

// Each is readable (4.5:1 or better) with white text on it.
const TONE_COLOURS = {
    good: '#107c41',
    bad: '#b3261e',
    attention: '#8a5300',
    neutral: '#4a4a68',
};
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 12px; background: #f3f2f1; color: #1b1a19; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
.card { max-width: 600px; margin: 0 auto; background: #ffffff; border-radius: 8px; overflow: hidden; }
h1 { margin: 0; padding: 16px 24px; color: #ffffff; font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; }
.body { padding: 16px 24px; overflow-wrap: anywhere; }
h2 { margin: 20px 0 4px; font-size: 16px; }
p { margin: 0 0 8px; }
table { border-collapse: collapse; margin: 12px 0; }
th { padding: 2px 16px 2px 0; text-align: left; vertical-align: top; font-weight: 400; color: #5f5d5b; white-space: nowrap; }
td { padding: 2px 0; }
ul { margin: 8px 0; padding-left: 20px; }
a { color: #0b5cad; }
.foot { padding: 12px 24px 20px; color: #5f5d5b; font-size: 13px; }
@media (prefers-color-scheme: dark) {
  body { background: #11100f; color: #f3f2f1; }
  .card { background: #201f1e; }
  th, .foot { color: #c8c6c4; }
  a { color: #7fb8ff; }
}`;
/** The message as a whole HTML document; `footer` says why the reader gets it. */
function renderHtml({ tone, subject, happened, next, rows, links }, footer) {
    const colour = TONE_COLOURS[tone];
    const parts = [
        ...paragraphs(happened),
        ...(rows.length === 0 ? [] : ['<table>', ...rows.map(row), '</table>']),
        ...(next.length === 0 ? [] : ['<h2>What to do next</h2>', ...paragraphs(next)]),
        ...(links.length === 0 ? [] : ['<ul>', ...links.map(render_html_link), '</ul>']),
    ];
    return [
        '<!DOCTYPE html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        `<title>${(0,core_lib/* toHtmlText */.Gb)(subject)}</title>`,
        `<style>${STYLE}\n</style>`,
        '</head>',
        '<body>',
        '<div class="card">',
        `<h1 style="background:${colour};color:#ffffff">${(0,core_lib/* toHtmlText */.Gb)(subject)}</h1>`,
        '<div class="body">',
        ...parts,
        '</div>',
        `<div class="foot">${(0,core_lib/* toHtmlText */.Gb)(footer)}</div>`,
        '</div>',
        '</body>',
        '</html>',
        '',
    ].join('\n');
}
function paragraphs(texts) {
    return texts.map((text) => `<p>${(0,core_lib/* toHtmlText */.Gb)(text)}</p>`);
}
function row({ name, value }) {
    return `<tr><th scope="row">${(0,core_lib/* toHtmlText */.Gb)(name)}</th><td>${(0,core_lib/* toHtmlText */.Gb)(value)}</td></tr>`;
}
function render_html_link({ title, url }) {
    return `<li><a href="${(0,core_lib/* toHtmlText */.Gb)(url.href)}">${(0,core_lib/* toHtmlText */.Gb)(title)}</a></li>`;
}
//# sourceMappingURL=render-html.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/render-text.js
/** The message as plain text with LF line ends. */
function renderText({ subject, happened, next, rows, links }, footer) {
    const width = Math.max(0, ...rows.map(({ name }) => name.length));
    const blocks = [
        [subject],
        happened,
        rows.map(({ name, value }) => `${`${name}:`.padEnd(width + 1)} ${value}`),
        next.length === 0 ? [] : ['What to do next', ...next.map((text) => `- ${text}`)],
        links.map(({ title, url }) => `${title}: ${url.href}`),
        ['-- ', footer],
    ];
    const filled = blocks.filter((lines) => lines.length > 0);
    return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
//# sourceMappingURL=render-text.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/mail.js
// A mail to one person: addresses, subject, both bodies, and the id by which a second copy is recognised.




const ROLE_WORDS = { maker: 'the maker', admin: 'an administrator' };
/** The mail of a message to one recipient; nobody sees who else gets it. */
function composeMail(message, { address, role }, key) {
    const footer = `You get this mail as ${ROLE_WORDS[role]}. It was sent by a workflow; answers are not read.`;
    return {
        to: address,
        subject: message.subject,
        text: renderText(message, footer),
        html: renderHtml(message, footer),
        key,
    };
}
/** The Message-ID for a mail of that key to that address, in the domain of the sender. */
function messageId({ key, to }, from) {
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([key, to.address.toLowerCase()]))
        .digest('hex');
    const domain = (0,external_node_url_.domainToASCII)(from.address.split('@')[1] ?? '') || 'localhost';
    return `<powerops.${hash.slice(0, 32)}@${domain}>`;
}
//# sourceMappingURL=mail.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/mail-address.js
// E-mail addresses from inputs: strict, because what is not an address may be a header or a second recipient.


const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,62})?(\.[\p{L}\p{N}]([\p{L}\p{N}-]{0,62})?)*$/u;
const MAX_LENGTH = 254;
/**
 * Reads `mia@contoso.com` or `Mia Maker <mia@contoso.com>`.
 * @throws AlmError `input-invalid` naming `what`.
 */
function parseMailAddress(untrusted, what) {
    const text = untrusted.trim();
    const [, name = '', inner] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [];
    const address = (inner ?? text).trim();
    const at = address.lastIndexOf('@');
    const valid = address.length <= MAX_LENGTH &&
        LOCAL.test(address.slice(0, Math.max(at, 0))) &&
        DOMAIN.test(address.slice(at + 1));
    if (!valid || at < 1 || at > 64) {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `${what} is ${(0,core_lib/* quote */.hD)(untrusted)}, which is not an e-mail address`,
            remedy: 'Write name@example.com, or "Name <name@example.com>"; one a line or separated by commas.',
        });
    }
    const shown = oneLine(name.replace(/["\\]/g, ''), 100);
    return { address, ...(shown === '' ? {} : { name: shown }) };
}
//# sourceMappingURL=mail-address.js.map
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/notify/lib/smtp/failure.js
// What a failed hand-over means: may it be tried again, does it concern the recipient or the server, what to do.


const TLS_CODE = /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^EPROTO$|WRONG_VERSION/;
/** Judges a failure of handing a mail for `address` to the server `where` (`host:port`). */
function judgeSmtpFault(fault, address, where) {
    if (fault.responseCode !== undefined)
        return judgeReply(fault, fault.responseCode, address, where);
    if (fault.dataStarted) {
        const error = new core_lib/* AlmError */.Ly('outcome-unknown', {
            message: `the connection to ${where} broke off while the mail to ${address} was handed over, so it may or may not arrive${why(fault)}`,
            remedy: 'It was not sent again, so that nobody gets it twice. Ask the recipient, or look at the log of the server.',
        });
        return { retry: false, concerns: 'recipient', error };
    }
    if (fault.code === 'ETLS' || TLS_CODE.test(fault.systemCode ?? ''))
        return tlsVerdict(fault, where);
    if (fault.code === 'EAUTH') {
        const message = `the mail server ${where} offers no login that can be used${why(fault)}`;
        return lasting('access-denied', message, 'Leave smtp-user and smtp-password out, or ask its administrator.');
    }
    if (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE') {
        const error = new core_lib/* AlmError */.Ly('service-error', {
            message: `the mail to ${address} cannot be handed to ${where}${why(fault)}`,
            remedy: 'Check the address; a server without SMTPUTF8 takes plain letters alone.',
        });
        return { retry: false, concerns: 'recipient', error };
    }
    const error = new core_lib/* AlmError */.Ly(fault.code === 'ETIMEDOUT' ? 'request-timeout' : 'network-error', {
        message: `the mail server ${where} cannot be reached${why(fault)}`,
        remedy: 'Check smtp-host and smtp-port, and that the runner may connect there; port 25 is closed on hosted runners.',
    });
    return { retry: true, concerns: 'server', error };
}
/** 4xx is "not now", 5xx is "no": either way the server has said that it did not take the mail. */
function judgeReply(fault, code, address, where) {
    const reply = (0,http_lib/* shownText */.f$)(fault.response ?? String(code));
    const retry = code < 500;
    if (fault.command?.startsWith('AUTH')) {
        const message = `the mail server ${where} does not accept the login: ${reply}`;
        const remedy = 'Check smtp-user and smtp-password. Exchange Online: SMTP AUTH must be on for the mailbox; Graph needs no password.';
        return { retry, concerns: 'server', error: new core_lib/* AlmError */.Ly('access-denied', { message, remedy }) };
    }
    if (fault.command === 'STARTTLS')
        return tlsVerdict(fault, where);
    if (fault.command === 'RCPT TO' || fault.command === 'DATA') {
        const error = new core_lib/* AlmError */.Ly('service-error', {
            message: `the mail server ${where} refused the mail to ${address}: ${reply}`,
            remedy: retry
                ? 'It asks to try later; the waiting time of this step was over. Run it again, or list the runner as a known sender.'
                : 'Check the address, and that the server relays for the sender.',
        });
        return { retry, concerns: 'recipient', error };
    }
    const sender = fault.command === 'MAIL FROM';
    const error = new core_lib/* AlmError */.Ly('service-error', {
        message: `the mail server ${where} refused ${sender ? 'the sender' : 'the connection'}: ${reply}`,
        remedy: sender
            ? 'Check mail-from: the login must be allowed to send as that address.'
            : 'Read its answer, or ask its administrator.',
    });
    return { retry, concerns: 'server', error };
}
function tlsVerdict(fault, where) {
    const untrusted = TLS_CODE.test(fault.systemCode ?? '');
    return lasting('network-error', `no encrypted connection to the mail server ${where} could be made${why(fault)}`, untrusted
        ? 'Check smtp-security (tls for port 465, starttls for 587); for a private authority name its file in NODE_EXTRA_CA_CERTS.'
        : 'Use a port with encryption; "smtp-security: none" sends in plain text, which is for trusted networks alone.');
}
function lasting(code, message, remedy) {
    return { retry: false, concerns: 'server', error: new core_lib/* AlmError */.Ly(code, { message, remedy }) };
}
function why({ code, systemCode, response }) {
    const parts = [systemCode ?? code, ...(response === undefined ? [] : [(0,http_lib/* shownText */.f$)(response)])];
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
//# sourceMappingURL=failure.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./packages/notify/lib/smtp/settings.js
// Where and how mail is handed over by SMTP.

const IMPLICIT_TLS_PORT = 465;
const SUBMISSION_PORT = 587;
/**
 * Decides port and encryption: never plain text to another machine, unless `none` asks for it.
 * @throws AlmError `input-invalid` for a host that is not a name; `input-conflict` for half of a login.
 */
function decideSecurity({ host, port, security, user, password }) {
    requireHost(host);
    if ((user === undefined) !== (password === undefined)) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: `of smtp-user and smtp-password only ${user === undefined ? 'the password' : 'the user'} is given`,
            remedy: 'Give both, or none of them for a server that asks for no login.',
        });
    }
    const wanted = security ?? (port === IMPLICIT_TLS_PORT ? 'tls' : undefined);
    const secure = wanted === 'tls';
    const local = (0,core_lib/* isLoopbackHost */.cW)(host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host);
    return {
        port: port ?? (secure ? IMPLICIT_TLS_PORT : SUBMISSION_PORT),
        secure,
        requireTLS: !secure && (wanted === 'starttls' || (wanted === undefined && !local)),
        ignoreTLS: wanted === 'none',
    };
}
function requireHost(host) {
    if (/^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$|^\[?[0-9a-f:.]*:[0-9a-f:.]*\]?$/iu.test(host))
        return;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `smtp-host is ${(0,core_lib/* quote */.hD)(host)}, which is not the name of a host`,
        remedy: 'Write the name alone, such as smtp.office365.com; the port goes into smtp-port.',
    });
}
//# sourceMappingURL=settings.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/smtp/hand-over.js
// One mail over one connection of its own. nodemailer speaks SMTP and writes MIME; nothing of it is known elsewhere.




/** A port that a firewall closes must not hold a job up for long; a server that scans a mail may take its time. */
const MAX_CONNECT_MS = 20_000;
/** Hands a mail to the server. */
const hand_over_handOver = async (mail, settings, signal) => {
    if (signal?.aborted)
        throw cancelled(mail, false);
    const { default: SMTPConnection } = await Promise.all(/* import() */[__webpack_require__.e(2076), __webpack_require__.e(6611)]).then(__webpack_require__.bind(__webpack_require__, 6611));
    const { host, user, password, from, timeoutMs } = settings;
    const content = await writeMime(mail, settings);
    const connection = new SMTPConnection({
        host: host.replace(/^\[|\]$/g, ''),
        ...decideSecurity(settings),
        tls: { minVersion: 'TLSv1.2' },
        connectionTimeout: Math.min(timeoutMs, MAX_CONNECT_MS),
        greetingTimeout: timeoutMs,
        dnsTimeout: Math.min(timeoutMs, MAX_CONNECT_MS),
        socketTimeout: timeoutMs,
    });
    let dataStarted = false;
    // Read for the first time when the server has answered DATA.
    const body = new external_node_stream_.Readable({
        read() {
            dataStarted = true;
            this.push(content);
            this.push(null);
        },
    });
    const onAbort = () => connection.close();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
        await new Promise((resolve, reject) => {
            const settle = (error) => (error ? reject(error) : resolve());
            const send = () => connection.send({ from: from.address, to: [mail.to.address] }, body, settle);
            connection.on('error', reject);
            connection.once('end', () => reject(new Error('the connection was closed')));
            connection.connect((error) => {
                if (error)
                    return reject(error);
                if (user === undefined || password === undefined)
                    return send();
                connection.login({ credentials: { user, pass: password } }, (refused) => refused ? reject(refused) : send());
            });
        });
        connection.quit();
        return undefined;
    }
    catch (caught) {
        connection.close();
        if (signal?.aborted)
            throw cancelled(mail, dataStarted);
        return { ...readFault(caught), dataStarted };
    }
    finally {
        signal?.removeEventListener('abort', onAbort);
    }
};
async function writeMime(mail, { from }) {
    const { default: MailComposer } = await Promise.all(/* import() */[__webpack_require__.e(2076), __webpack_require__.e(7672)]).then(__webpack_require__.bind(__webpack_require__, 7672));
    const composer = new MailComposer({
        from: mailbox(from),
        to: mailbox(mail.to),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: messageId(mail, from),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
    });
    return composer.compile().build();
}
function mailbox({ address, name }) {
    return { address, name: name ?? '' };
}
function cancelled({ to }, dataStarted) {
    const doubt = dataStarted ? `; the mail to ${to.address} may still arrive` : '';
    return new core_lib/* AlmError */.Ly('cancelled', { message: `the run was cancelled${doubt}` });
}
/** What an error of nodemailer says, except for its text, which may quote what was sent. */
function readFault(caught) {
    const cause = (0,core_lib/* isRecord */.u4)(caught) ? caught['cause'] : undefined;
    return {
        code: (0,core_lib/* stringField */.OM)(caught, 'code'),
        systemCode: (0,core_lib/* stringField */.OM)(caught, 'originalCode') ?? (0,core_lib/* stringField */.OM)(cause, 'code'),
        command: (0,core_lib/* stringField */.OM)(caught, 'command'),
        response: (0,core_lib/* stringField */.OM)(caught, 'response'),
        responseCode: (0,core_lib/* numberField */.sJ)(caught, 'responseCode'),
    };
}
//# sourceMappingURL=hand-over.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/smtp/send.js
// Mails by SMTP: each recipient for itself, again after "not now", never again once the server may have it.




/** Waits before the tries after the first: a server that greylists wants to see the sender again. */
const WAITS_MS = [2000, 20_000, 60_000];
/**
 * Sends each mail and says of each how it ended, in the order of the mails. A server that cannot be used is not asked
 * for every recipient anew.
 * @throws AlmError `cancelled`, and the errors of decideSecurity.
 */
async function sendBySmtp(mails, settings, ports) {
    const where = `${settings.host}:${decideSecurity(settings).port}`;
    const ended = new Map();
    let open = mails;
    for (let round = 0; open.length > 0; round++) {
        const failed = await sendRound(open, where, settings, ports, ended);
        const waitMs = WAITS_MS[round];
        open = open.filter((mail) => failed.get(mail)?.retry === true);
        for (const [mail, { error, retry }] of failed) {
            if (!retry || waitMs === undefined)
                ended.set(mail, { to: mail.to.address, outcome: 'failed', error });
        }
        if (open.length === 0 || waitMs === undefined)
            break;
        ports.log.info(`${where} did not take ${open.length} mail(s) yet; trying again in ${(0,core_lib/* formatDuration */.a3)(waitMs)}`);
        await ports.clock.sleep(waitMs, ports.signal);
    }
    return mails.flatMap((mail) => ended.get(mail) ?? []);
}
async function sendRound(mails, where, settings, { handOver = hand_over_handOver, log, signal }, ended) {
    const failed = new Map();
    let serverFailed;
    for (const mail of mails) {
        const fault = serverFailed ? undefined : await handOver(mail, settings, signal);
        if (serverFailed) {
            failed.set(mail, serverFailed);
        }
        else if (!fault) {
            ended.set(mail, { to: mail.to.address, outcome: 'sent' });
        }
        else {
            const { retry, concerns, error } = judgeSmtpFault(fault, mail.to.address, where);
            log.debug(`${error.message}; ${retry ? 'may be tried again' : 'is final'}`);
            failed.set(mail, { error, retry });
            if (concerns === 'server')
                serverFailed = { error, retry };
        }
    }
    return failed;
}
//# sourceMappingURL=send.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/graph.js
// Mails by Microsoft Graph, sent by an application from a mailbox of the tenant.


/**
 * Sends each mail with `sendMail` (v1.0), one after the other, and says of each how it ended. Graph answers before it
 * delivers, so "sent" means accepted; a mail whose answer was lost is not sent again.
 * @throws AlmError `cancelled`.
 */
async function sendByGraph(http, mailbox, mails) {
    const deliveries = [];
    let lasting;
    for (const mail of mails) {
        const { address: to } = mail.to;
        const error = lasting ?? (await sendOne(http, mailbox, mail));
        deliveries.push(error ? { to, outcome: 'failed', error } : { to, outcome: 'sent' });
        if (error && concernsMailbox(error))
            lasting = error;
    }
    return deliveries;
}
async function sendOne(http, { graphUrl, sender }, mail) {
    try {
        const response = await http.send({
            method: 'POST',
            url: new URL(`/v1.0/users/${encodeURIComponent(sender)}/sendMail`, graphUrl),
            body: sendMailBody(mail),
            retry: 'once',
        });
        return response.status === 202 ? undefined : refusal(response, sender, mail.to.address);
    }
    catch (caught) {
        const error = (0,core_lib/* toAlmError */.A2)(caught);
        if (error.code === 'cancelled')
            throw error;
        return error;
    }
}
/** Graph takes one body; Exchange makes the text part from the HTML by itself. */
function sendMailBody({ to, subject, html }) {
    return {
        message: {
            subject,
            body: { contentType: 'HTML', content: html },
            toRecipients: [{ emailAddress: recipient(to) }],
        },
        saveToSentItems: false,
    };
}
function recipient({ address, name }) {
    return { address, ...(name === undefined ? {} : { name }) };
}
const REMEDIES = {
    ErrorAccessDenied: 'Give the application the application permission Mail.Send of Microsoft Graph, with admin consent; an application access policy must include the mailbox.',
    Authorization_RequestDenied: 'Give the application the application permission Mail.Send of Microsoft Graph, with admin consent.',
    ErrorInvalidUser: 'Check graph-sender: the user principal name or object id of a mailbox.',
    ResourceNotFound: 'Check graph-sender: the user principal name or object id of a mailbox.',
    MailboxNotEnabledForRESTAPI: 'The sender needs a mailbox in Exchange Online.',
    ErrorInvalidRecipients: 'Check the address of the recipient.',
};
function refusal(response, sender, to) {
    const error = (0,http_lib/* serviceError */.cg)(response, { what: `sending mail to ${to} as ${sender}` });
    const { code = '' } = (0,http_lib/* readServiceError */.Yo)(response);
    const remedy = Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : error.remedy;
    return new core_lib/* AlmError */.Ly(error.code, {
        message: error.message,
        ...(remedy === undefined ? {} : { remedy }),
        details: error.details,
        cause: error,
    });
}
/** No other recipient will fare better: the sign-in, the permission, the mailbox or the way there is at fault. */
function concernsMailbox({ code, details }) {
    return details['status'] === undefined
        ? code !== 'outcome-unknown'
        : [401, 403, 404].includes(Number(details['status']));
}
//# sourceMappingURL=graph.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/adaptive-card.js
const STYLES = {
    good: 'good',
    bad: 'attention',
    attention: 'warning',
    neutral: 'emphasis',
};
/** Teams shows no more of them. */
const MAX_ACTIONS = 6;
/** Teams refuses messages of more than 28 kB; names and sentences in any script stay below with this. */
const MAX_CARD_BYTES = 24_000;
/** The message as the body of a request to a Teams workflow. */
function renderTeamsMessage(message) {
    const whole = renderCard(message);
    const small = { ...message, happened: message.happened.slice(0, 2), next: message.next.slice(-1) };
    const content = Buffer.byteLength(JSON.stringify(whole)) <= MAX_CARD_BYTES ? whole : renderCard(small);
    return {
        type: 'message',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
    };
}
function renderCard({ tone, subject, happened, next, rows, links }) {
    return {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        fallbackText: subject,
        msteams: { width: 'Full' },
        body: [
            {
                type: 'Container',
                style: STYLES[tone],
                bleed: true,
                items: [paragraph([{ text: subject, size: 'Large', weight: 'Bolder' }])],
            },
            ...happened.map((text) => paragraph([{ text }])),
            ...rows.map(({ name, value }, index) => paragraph([{ text: `${name}: `, weight: 'Bolder' }, { text: value }], index === 0 ? 'Medium' : 'None')),
            ...next.map((text) => paragraph([{ text }], 'Medium')),
        ],
        actions: links
            .slice(0, MAX_ACTIONS)
            .map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url: url.href })),
    };
}
function paragraph(runs, spacing = 'Default') {
    return { type: 'RichTextBlock', spacing, inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}
//# sourceMappingURL=adaptive-card.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/teams.js
// One message to a channel or chat of Teams, through the webhook of a workflow.



/** Power Automate answers at once; the workflow runs after that. */
const TIMEOUT_MS = 60_000;
const COPY_AGAIN = 'Open the workflow in Teams or Power Automate, see that it is turned on, and copy its webhook URL into the secret again.';
/**
 * Posts the message to a workflow. It is sent at most once: a lost answer is not tried again. The address is a secret
 * and stands in no error of ours.
 * @throws AlmError as HttpClient, `access-denied` or `service-error` for a refusal, redirects among them.
 */
async function postToTeams(http, webhookUrl, message) {
    const response = await http.send({
        method: 'POST',
        url: webhookUrl,
        body: renderTeamsMessage(message),
        retry: 'once',
        timeoutMs: TIMEOUT_MS,
        maxResponseBytes: 1_000_000,
        redirect: 'return',
    });
    if (response.status >= 200 && response.status < 300)
        return;
    throw teams_refusal(response, webhookUrl.host);
}
function teams_refusal(response, host) {
    const { status } = response;
    const details = { status, host, ...response.ids };
    if (status >= 300 && status < 400) {
        return new core_lib/* AlmError */.Ly('service-error', {
            message: `the Teams workflow at ${host} answers with a redirect (${status}), which is not followed`,
            remedy: COPY_AGAIN,
            details,
        });
    }
    const { code, message } = (0,http_lib/* readServiceError */.Yo)(response);
    const words = [code, message].filter((part) => part !== undefined && part !== '').join(': ');
    return new core_lib/* AlmError */.Ly([401, 403].includes(status) ? 'access-denied' : 'service-error', {
        message: `the Teams workflow at ${host} refused the message (${status})${words === '' ? '' : ` — it says: ${(0,http_lib/* shownText */.f$)(words)}`}`,
        remedy: status >= 500 ? 'Run again later.' : COPY_AGAIN,
        details,
    });
}
//# sourceMappingURL=teams.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/render-markdown.js
// The message as Markdown of GitHub.

const TONE_SIGNS = { good: '✅', bad: '❌', attention: '⏳', neutral: 'ℹ️' };
/** GitHub refuses a text of more than 65 536 characters; a message of ours ends well before. */
const render_markdown_MAX_CHARACTERS = 60_000;
/**
 * The message as the body of a comment or issue. `mentions` are accounts that GitHub tells about it, each already known
 * to be a login or a team; nothing else in the text mentions anybody.
 */
function renderMarkdown(message, mentions = []) {
    const { tone, subject, happened, next, rows, links } = message;
    const table = rows.map(({ name, value }) => `| ${(0,core_lib/* toMarkdownText */.u9)(name)} | ${(0,core_lib/* toMarkdownText */.u9)(value)} |`);
    const blocks = [
        `### ${TONE_SIGNS[tone]} ${(0,core_lib/* toMarkdownText */.u9)(subject)}`,
        ...happened.map(core_lib/* toMarkdownText */.u9),
        ...(table.length === 0 ? [] : [['| | |', '| --- | --- |', ...table].join('\n')]),
        ...(next.length === 0 ? [] : ['**What to do next**', ...next.map(core_lib/* toMarkdownText */.u9)]),
        ...(links.length === 0 ? [] : [links.map(markdownLink).join(' · ')]),
        ...(mentions.length === 0 ? [] : [mentions.map((name) => `@${name}`).join(' ')]),
    ];
    return blocks.join('\n\n').slice(0, render_markdown_MAX_CHARACTERS);
}
/** A URL has neither blanks nor angle brackets in it, so that angle brackets hold any of them. */
function markdownLink({ title, url }) {
    return `[${(0,core_lib/* toMarkdownText */.u9)(title)}](<${url.href.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`;
}
//# sourceMappingURL=render-markdown.js.map
;// CONCATENATED MODULE: ./packages/notify/lib/index.js
// Notifications: one message in words, rendered and sent by e-mail, Teams and Microsoft Graph.









//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/environment-id-input.js
var environment_id_input = __webpack_require__(2029);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
// EXTERNAL MODULE: ./actions/lib/common/lines-input.js
var lines_input = __webpack_require__(6267);
;// CONCATENATED MODULE: ./actions/lib/notify/setting.js
// Inputs that cannot fail the step: what is wrong with one is kept, to be warned of, beside those that are right.

/** The same input, whose faults are values. */
function setting(kind) {
    return {
        ...kind,
        parse: (text, name) => {
            try {
                return { value: kind.parse(text, name) };
            }
            catch (caught) {
                if (!(caught instanceof core_lib/* AlmError */.Ly))
                    throw caught;
                return { fault: caught };
            }
        },
    };
}
/** A whole table of such inputs. */
function settingsOf(table) {
    const entries = Object.entries(table).map(([name, kind]) => [name, setting(kind)]);
    // The table's own type describes exactly these entries.
    return Object.fromEntries(entries);
}
/** Parts settings into values and faults, both by name. */
function readSettings(inputs) {
    const faults = new Map();
    const entries = Object.entries(inputs).map(([name, given]) => {
        if (given.fault)
            faults.set(name, given.fault);
        return [name, given.value];
    });
    return { values: Object.fromEntries(entries), faults };
}
//# sourceMappingURL=setting.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/inputs.js
// The contract of notify; action.yml says the same in words. No input that is wrong fails the step by itself.







/** The ways a notification can go. */
const channelNames = ['smtp', 'graph', 'teams', 'github-comment', 'github-issue'];
/** `deployment-${{ job.status }}` names the three ends of a job. */
const inputs_event = lib/* input.oneOf */.hF.oneOf(...notificationEvents, 'deployment-success', 'deployment-failure');
const inputs = settingsOf({
    event: inputs_event.required(),
    result: lib/* input.text */.hF.text.optional(),
    'environment-name': lib/* input.text */.hF.text.optional(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'environment-id': environment_id_input/* environmentId */.X.optional(),
    'solution-name': lib/* input.text */.hF.text.optional(),
    'solution-version': lib/* input.text */.hF.text.optional(),
    'run-url': lib/* input.url */.hF.url.optional(),
    'history-url': lib/* input.url */.hF.url.optional(),
    'approval-url': lib/* input.url */.hF.url.optional(),
    links: lines_input/* lines */.Mn.optional(),
    expires: lib/* input.text */.hF.text.optional(),
    subject: lib/* input.text */.hF.text.optional(),
    message: lib/* input.text */.hF.text.optional(),
    maker: lib/* input.list */.hF.list.optional(),
    admin: lib/* input.list */.hF.list.optional(),
    channels: lib/* input.list */.hF.list.optional(),
    'fail-on-error': lib/* input.boolean */.hF.boolean.default('false'),
    'smtp-host': lib/* input.text */.hF.text.optional(),
    'smtp-port': lib/* input.integer */.hF.integer({ min: 1, max: 65_535 }).optional(),
    'smtp-security': lib/* input.oneOf */.hF.oneOf('tls', 'starttls', 'none').optional(),
    'smtp-user': lib/* input.text */.hF.text.optional(),
    'smtp-password': lib/* input.secret */.hF.secret.optional(),
    'smtp-from': lib/* input.text */.hF.text.optional(),
    'smtp-timeout-seconds': lib/* input.integer */.hF.integer({ min: 1, max: 600 }).default('60'),
    'graph-sender': lib/* input.text */.hF.text.optional(),
    ...credential_inputs/* credentialInputs */.H,
    'teams-webhook-url': lib/* input.secret */.hF.secret.optional(),
    'github-comment-on': lib/* input.integer */.hF.integer({ min: 1, max: 1_000_000_000 }).optional(),
    'github-comment-mode': lib/* input.oneOf */.hF.oneOf('new', 'update').default('new'),
    'github-issue': lib/* input.boolean */.hF.boolean.default('false'),
    'github-mention': lib/* input.list */.hF.list.optional(),
    'github-author': lib/* input.text */.hF.text.optional(),
    ...github_token_input/* githubTokenInput */.v,
});
const outputs = ['sent', 'failed'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/choose-channels.js
// Which channels a notification goes through.


/** The input that a channel cannot do without. */
const KEYS = {
    smtp: 'smtpHost',
    graph: 'graphSender',
    teams: 'teamsWebhookUrl',
    'github-comment': 'githubCommentOn',
    'github-issue': 'githubIssue',
};
/**
 * The channels that `channels` names, else those that are set up; one that is set up wrongly counts, so that its
 * fault is told.
 */
function chooseChannels(settings, faults) {
    if (settings.channels === undefined) {
        const isSetUp = (name) => {
            const value = settings[KEYS[name]];
            return faults.has(KEYS[name]) || (value !== undefined && value !== false);
        };
        return { channels: channelNames.filter(isSetUp), unknown: [] };
    }
    const given = [...new Set(settings.channels.map((name) => name.toLowerCase()))];
    const isKnown = (name) => channelNames.some((known) => known === name);
    return {
        channels: channelNames.filter((name) => given.includes(name)),
        unknown: given.filter((name) => !isKnown(name)).map(unknownChannel),
    };
}
function unknownChannel(name) {
    const [meant] = (0,core_lib/* nearestNames */.LE)(name, channelNames);
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `channels names ${(0,core_lib/* quote */.hD)(name)}, which is not a channel`,
        remedy: `${meant === undefined ? '' : `Did you mean ${meant}? `}The channels are ${channelNames.join(', ')}.`,
    });
}
//# sourceMappingURL=choose-channels.js.map
// EXTERNAL MODULE: ./packages/auth/lib/index.js + 18 modules
var auth_lib = __webpack_require__(3792);
;// CONCATENATED MODULE: ./actions/lib/notify/gather-facts.js
// The facts of a notification: what the inputs say, what the result of an earlier step says, what the job knows.


const MAKER_PORTALS = {
    Public: 'https://make.powerapps.com',
    UsGov: 'https://make.gov.powerapps.us',
    UsGovHigh: 'https://make.high.powerapps.us',
    UsGovDod: 'https://make.apps.appsplatform.us',
    China: 'https://make.powerapps.cn',
};
/** Gathers the facts; nothing that is wrong with an input but the event stops it. */
function gatherFacts(settings, event, job, environment) {
    const result = attempt(() => readResult(settings.result));
    const links = (settings.links ?? []).map((line) => attempt(() => parseLink(line)));
    const portal = attempt(() => makerPortal(settings, result.value, environment));
    const { owner, name } = job.repository;
    const notificationEvent = eventOf(event);
    const facts = {
        ...factsOfResult(result.value),
        event: notificationEvent,
        repository: `${owner}/${name}`,
        runUrl: settings.runUrl ?? new URL(job.runUrl),
        links: [...links, portal].flatMap(({ value }) => value ?? []),
        ...(0,core_lib/* optional */.lq)('historyUrl', settings.historyUrl ?? deploymentsPage(notificationEvent, job)),
        ...(0,core_lib/* optional */.lq)('actor', environment['GITHUB_TRIGGERING_ACTOR'] ?? environment['GITHUB_ACTOR']),
        ...(0,core_lib/* optional */.lq)('environmentName', settings.environmentName),
        ...(0,core_lib/* optional */.lq)('environmentUrl', settings.environmentUrl),
        ...(0,core_lib/* optional */.lq)('solutionName', settings.solutionName),
        ...(0,core_lib/* optional */.lq)('solutionVersion', settings.solutionVersion),
        ...(0,core_lib/* optional */.lq)('approvalUrl', settings.approvalUrl),
        ...(0,core_lib/* optional */.lq)('expires', settings.expires),
        ...(0,core_lib/* optional */.lq)('subject', settings.subject),
        ...(0,core_lib/* optional */.lq)('message', settings.message),
    };
    return { facts, leftOut: [result, portal, ...links].flatMap(({ fault }) => fault ?? []) };
}
/** Understands the words of `job.status`, too. */
function eventOf(word) {
    if (word === 'deployment-success')
        return 'deployment-succeeded';
    return word === 'deployment-failure' ? 'deployment-failed' : word;
}
function attempt(read) {
    try {
        return { value: read() };
    }
    catch (caught) {
        return { fault: (0,core_lib/* toAlmError */.A2)(caught) };
    }
}
/** @throws AlmError `json-invalid` for something that no step of the suite has written. */
function readResult(text) {
    if (text === undefined)
        return undefined;
    const result = (0,core_lib/* parseJson */.qF)(text, 'input result');
    if ((0,core_lib/* isRecord */.u4)(result) && (0,core_lib/* stringField */.OM)(result, 'reasonCode') !== undefined)
        return result;
    throw new core_lib/* AlmError */.Ly('json-invalid', {
        message: 'input result is not the result of a step: it has no reasonCode',
        remedy: 'Hand on the output "result" of a step of this suite: ${{ steps.import.outputs.result }}.',
    });
}
function factsOfResult(result) {
    if (!result)
        return {};
    const outputs = (0,core_lib/* recordField */.Qb)(result, 'outputs');
    return {
        ...(0,core_lib/* optional */.lq)('solutionName', filled(outputs, 'solution-name')),
        ...(0,core_lib/* optional */.lq)('solutionVersion', filled(outputs, 'solution-version')),
        ...(0,core_lib/* optional */.lq)('previousVersion', filled(outputs, 'previous-version')),
        ...(0,core_lib/* optional */.lq)('environmentUrl', safeUrl(filled(outputs, 'environment-url'))),
        ...(0,core_lib/* optional */.lq)('durationMs', (0,core_lib/* numberField */.sJ)(result, 'durationMs')),
        ...(0,core_lib/* optional */.lq)('failure', failureOf(result)),
    };
}
function failureOf(result) {
    if ((0,core_lib/* stringField */.OM)(result, 'outcome') === 'success')
        return undefined;
    return {
        ...(0,core_lib/* optional */.lq)('step', filled(result, 'action')),
        ...(0,core_lib/* optional */.lq)('reasonCode', filled(result, 'reasonCode')),
        ...(0,core_lib/* optional */.lq)('message', filled(result, 'message')),
        ...(0,core_lib/* optional */.lq)('remedy', filled(result, 'remedy')),
    };
}
function filled(record, name) {
    return (0,core_lib/* stringField */.OM)(record, name)?.trim() || undefined;
}
/** An address that a step gave out, unless it is none that may be linked to. */
function safeUrl(text) {
    return text === undefined ? undefined : attempt(() => (0,core_lib/* parseHttpsUrl */.mX)(text, 'environment-url')).value;
}
/** `Title=https://…`, or the address alone. @throws AlmError `input-invalid`. */
function parseLink(line) {
    const at = /^https?:\/\//i.test(line) ? -1 : line.indexOf('=');
    const url = (0,core_lib/* parseHttpsUrl */.mX)(line.slice(at + 1), `the link ${(0,core_lib/* quote */.hD)(line)}`);
    return { title: at < 0 ? url.host : line.slice(0, at).trim(), url };
}
/** The solutions of the environment in the maker portal of its cloud. @throws AlmError `input-invalid`. */
function makerPortal(settings, result, environment) {
    const id = settings.environmentId ?? filled((0,core_lib/* recordField */.Qb)(result, 'outputs'), 'environment-id');
    if (id === undefined || !/^[\w-]{1,64}$/.test(id))
        return undefined;
    const cloud = (0,auth_lib/* parseCloud */.lw)(settings.cloud ?? (environment['POWER_PLATFORM_CLOUD']?.trim() || 'Public'));
    return {
        title: 'Open it in Power Apps',
        url: new URL(`/environments/${id}/solutions`, MAKER_PORTALS[cloud]),
    };
}
/** GitHub's own page of deployments, for events that it knows of. */
function deploymentsPage(event, { runUrl }) {
    return event.startsWith('deployment-')
        ? new URL(runUrl.replace(/\/actions\/runs\/.*$/, '/deployments'))
        : undefined;
}
//# sourceMappingURL=gather-facts.js.map
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/notify/github-channel.js
// A comment on an issue or pull request, or an issue of its own.




/** Author of what is written with the token of a job. */
const JOB_AUTHOR = 'github-actions[bot]';
/** By which the issues of this action are found. */
const LABEL = 'powerops-notification';
/** Written once per key: a step that runs again finds its own comment by the marker. */
const githubCommentChannel = async ({ message, mentions, key, topic, job }, settings, ports) => {
    const { githubCommentOn: number, githubAuthor: author } = settings;
    if (number === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'the channel github-comment needs github-comment-on',
            remedy: 'Give the number of an issue or pull request, or leave github-comment out of channels.',
        });
    }
    const github = await (0,services/* openGitHub */.o)(settings.githubToken, job.repository, ports);
    const marker = markerOf(settings.githubCommentMode === 'update' ? topic : key);
    const { url } = await github.writeComment(number, marker, renderMarkdown(message, mentions), author);
    return [{ to: `#${number}`, outcome: 'sent', url }];
};
/** Opened once per key; an issue of that key that is open already is the one. */
const githubIssueChannel = async ({ message, mentions, key, job }, settings, ports) => {
    const github = await (0,services/* openGitHub */.o)(settings.githubToken, job.repository, ports);
    const author = (settings.githubAuthor ?? JOB_AUTHOR).toLowerCase();
    const marker = markerOf(key);
    const present = (await github.listIssues(LABEL)).find((issue) => issue.body.startsWith(marker) && issue.author.login.toLowerCase() === author);
    const body = `${marker}\n${renderMarkdown(message, mentions)}`;
    const { number, url } = present ?? (await github.createIssue({ title: message.subject, body, labels: [LABEL] }));
    return [{ to: `#${number}`, outcome: 'sent', url }];
};
/** An HTML comment of which nothing comes from outside. */
function markerOf(name) {
    return `<!-- powerops-notify ${(0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 32)} -->`;
}
//# sourceMappingURL=github-channel.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/recipients.js
// Who is told: makers and administrators by mail, each address once, and accounts of GitHub.


/** A slip of a variable must not become a mailing to the whole company. */
const MAX_RECIPIENTS = 50;
const ACCOUNT = /^@?([\w-]{1,39}(?:\/[\w.-]{1,100})?)$/;
/** The recipients, and what is wrong with those that were left out. */
function readRecipients(lists) {
    const recipients = new Map();
    const leftOut = [];
    for (const role of ['maker', 'admin']) {
        for (const text of lists[role] ?? []) {
            try {
                const address = parseMailAddress(text, `an address of ${role}`);
                const name = address.address.toLowerCase();
                if (!recipients.has(name))
                    recipients.set(name, { address, role });
            }
            catch (caught) {
                leftOut.push((0,core_lib/* toAlmError */.A2)(caught));
            }
        }
    }
    const all = [...recipients.values()];
    if (all.length > MAX_RECIPIENTS)
        leftOut.push(tooMany(all.length));
    return { recipients: all.slice(0, MAX_RECIPIENTS), leftOut };
}
/** Logins, and teams with their organization, with or without `@`; and what is wrong with the rest. */
function readMentions(names = []) {
    const mentions = names.flatMap((text) => ACCOUNT.exec(text)?.[1] ?? []);
    const leftOut = names.filter((text) => !ACCOUNT.test(text)).map(noAccount);
    return { mentions, leftOut };
}
function noAccount(text) {
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `github-mention names ${(0,core_lib/* quote */.hD)(text)}, which is neither a login nor organization/team`,
        remedy: 'Write logins such as mia-maker, or teams such as contoso/release-managers.',
    });
}
/** @throws AlmError `input-missing`. */
function requireRecipients(recipients) {
    if (recipients.length > 0)
        return;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: 'there is nobody to send mail to: neither maker nor admin names an address',
        remedy: 'Give maker or admin, one address a line or separated by commas.',
    });
}
function tooMany(count) {
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `maker and admin name ${count} addresses; the first ${MAX_RECIPIENTS} get the mail`,
        remedy: 'Use the address of a distribution list.',
    });
}
//# sourceMappingURL=recipients.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/graph-channel.js
// Mail by Microsoft Graph, as the application that the credentials name.





/** National clouds as the documentation of Graph lists them; GCC uses the public one. */
const GRAPH = {
    Public: 'https://graph.microsoft.com',
    UsGov: 'https://graph.microsoft.com',
    UsGovHigh: 'https://graph.microsoft.us',
    UsGovDod: 'https://dod-graph.microsoft.us',
    China: 'https://microsoftgraph.chinacloudapi.cn',
};
const graphChannel = async ({ message, recipients, key }, settings, ports) => {
    requireRecipients(recipients);
    const sender = parseSender(settings.graphSender);
    const { http, graphUrl } = openGraph(settings, ports);
    const mails = recipients.map((recipient) => composeMail(message, recipient, key));
    return sendByGraph(http, { graphUrl, sender }, mails);
};
/** @throws AlmError `input-missing`, `input-invalid`. */
function parseSender(text) {
    if (text !== undefined)
        return (0,core_lib/* isGuid */.W_)(text) ? text : parseMailAddress(text, 'input graph-sender').address;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: 'the channel graph needs graph-sender',
        remedy: 'Name the mailbox to send from: its user principal name or object id.',
    });
}
/** @throws AlmError `credentials-missing`, `credentials-conflict`, `input-invalid`. */
function openGraph(settings, ports) {
    const { environment } = ports;
    const cloud = (0,auth_lib/* parseCloud */.lw)(settings.cloud ?? (environment['POWER_PLATFORM_CLOUD']?.trim() || 'Public'));
    const own = environment['POWER_PLATFORM_GRAPH_URL']?.trim();
    const graphUrl = (0,core_lib/* parseHttpsUrl */.mX)(own || GRAPH[cloud], 'POWER_PLATFORM_GRAPH_URL');
    const credentials = (0,auth_lib/* readCredentials */.L1)(settings, environment);
    const tokens = (0,auth_lib/* createTokenSource */.Zl)(credentials, (0,auth_lib/* cloudEndpoints */.So)(cloud, environment), ports);
    const http = (0,http_lib/* createHttpClient */.uT)({
        hosts: (0,http_lib/* serviceHosts */.L0)(graphUrl),
        authorization: { tokens, audience: `${GRAPH[cloud]}/` },
        userAgent: 'powerops-actions',
        ...ports,
    });
    return { http, graphUrl };
}
//# sourceMappingURL=graph-channel.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/keys.js
/** One event of one attempt of one run. */
function keyOf(facts, { repositoryId, runId, runAttempt }) {
    return JSON.stringify([repositoryId, runId, runAttempt, facts.event, facts.subject ?? '', ...thing(facts)]);
}
/** One solution in one environment, whatever happens to it. */
function topicOf(facts) {
    return JSON.stringify(thing(facts));
}
function thing({ environmentName, environmentUrl, solutionName }) {
    return [environmentName ?? environmentUrl?.host ?? '', solutionName ?? ''];
}
//# sourceMappingURL=keys.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/report.js
// What became of a notification: outputs, warnings and summary.


/** Flattens the reports of the channels. */
function summarize(reports) {
    const sent = [];
    const failed = [];
    const errors = new Map();
    const fail = (channel, error, to) => {
        errors.set(error, channel);
        const { code: reasonCode, message } = error;
        failed.push({ channel, ...(to === undefined ? {} : { to }), reasonCode, message });
    };
    for (const { channel, deliveries, error } of reports) {
        if (error)
            fail(channel, error);
        for (const delivery of deliveries) {
            const { to } = delivery;
            if (delivery.outcome === 'failed')
                fail(channel, delivery.error, to);
            else
                sent.push({ channel, to, ...(delivery.url === undefined ? {} : { url: delivery.url }) });
        }
    }
    return { sent, failed, errors };
}
/** Warns where people look for it, with the reason and the remedy. */
function warn(error, ports, channel) {
    const remedy = error.remedy === undefined ? '' : `\n${error.remedy}`;
    const who = channel === undefined ? 'notify' : `notify by ${channel}`;
    ports.annotate({ level: 'warning', title: `${who}: ${error.code}`, message: `${error.message}${remedy}` });
}
/** The summary of the step. */
function renderReport({ subject }, { sent, failed }) {
    const rows = [
        ...sent.map(({ channel, to }) => [channel, (0,core_lib/* toMarkdownText */.u9)(to), 'sent']),
        ...failed.map(({ channel, to = '', message }) => [
            channel,
            (0,core_lib/* toMarkdownText */.u9)(to),
            `not sent: ${(0,core_lib/* toMarkdownText */.u9)(message)}`,
        ]),
    ];
    return `### Notification: ${(0,core_lib/* toMarkdownText */.u9)(subject)}\n\n${(0,lib/* markdownTable */.Qj)(['Channel', 'To', 'Outcome'], rows)}`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/smtp-channel.js
// Mail by SMTP.



const smtpChannel = async ({ message, recipients, key }, settings, ports) => {
    requireRecipients(recipients);
    const { smtpHost: host, smtpFrom: from, smtpUser: user, smtpPassword: password } = settings;
    if (host === undefined || from === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: `the channel smtp needs ${host === undefined ? 'smtp-host' : 'smtp-from'}`,
            remedy: 'Give smtp-host and smtp-from, or leave smtp out of channels.',
        });
    }
    if (settings.smtpSecurity === 'none' && password !== undefined && !(0,core_lib/* isLoopbackHost */.cW)(host)) {
        ports.log.warning('smtp-security is none: the password goes to the mail server in plain text.');
    }
    // As it goes over the wire with AUTH PLAIN.
    if (password !== undefined)
        ports.mask(Buffer.from(`\0${user ?? ''}\0${password}`).toString('base64'));
    const mails = recipients.map((recipient) => composeMail(message, recipient, key));
    return sendBySmtp(mails, {
        host,
        port: settings.smtpPort,
        security: settings.smtpSecurity,
        user,
        password,
        from: parseMailAddress(from, 'input smtp-from'),
        timeoutMs: (settings.smtpTimeoutSeconds ?? 60) * 1000,
    }, ports);
};
//# sourceMappingURL=smtp-channel.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/teams-channel.js
// A card in Teams.



const teamsChannel = async ({ message }, { teamsWebhookUrl }, ports) => {
    const url = parseWebhookUrl(teamsWebhookUrl);
    // The input is masked as a whole; errors and the debug log show addresses without their query.
    for (const secret of [url.href, url.pathname, url.search, url.searchParams.get('sig') ?? ''])
        ports.mask(secret);
    const http = (0,http_lib/* createHttpClient */.uT)({ hosts: { origins: [url] }, userAgent: 'powerops-actions', ...ports });
    await postToTeams(http, url, message);
    return [{ to: url.host, outcome: 'sent' }];
};
/** The address is a secret, so that no message quotes it. @throws AlmError `input-missing`, `input-invalid`. */
function parseWebhookUrl(text) {
    if (text === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'the channel teams needs teams-webhook-url',
            remedy: 'Put the webhook URL of a Teams workflow into a secret and hand it on.',
        });
    }
    try {
        return (0,core_lib/* parseHttpsUrl */.mX)(text, 'teams-webhook-url');
    }
    catch {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: 'input teams-webhook-url is not an https URL',
            remedy: 'Copy the webhook URL of the Teams workflow into the secret, whole and without quotes.',
        });
    }
}
//# sourceMappingURL=teams-channel.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/run.js
// Tells makers and administrators what happened. What cannot be sent is warned of and fails nothing.















const CHANNELS = {
    smtp: smtpChannel,
    graph: graphChannel,
    teams: teamsChannel,
    'github-comment': githubCommentChannel,
    'github-issue': githubIssueChannel,
};
/** Inputs of one kind of channel begin with the same word; a fault in one is a fault of that channel alone. */
const CHANNEL_INPUT = /^(smtp|graph|teams|github)(?=[A-Z])/;
const action = (0,lib/* defineAction */.QP)({
    name: 'notify',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const { values: settings, faults } = readSettings(inputs);
        const result = await notify(settings, faults, ports).catch((caught) => {
            if (ports.signal.aborted)
                throw caught;
            return finish([(0,core_lib/* toAlmError */.A2)(caught)], [], ports);
        });
        if (settings.failOnError === true)
            refuse(result);
        return result;
    },
});
async function notify(settings, faults, ports) {
    const general = [...faults].filter(([name]) => !CHANNEL_INPUT.test(name)).map(([, fault]) => fault);
    const { channels, unknown } = chooseChannels(settings, faults);
    const { event } = settings;
    if (event === undefined)
        return finish([...general, ...unknown], [], ports);
    const job = (0,common_job/* readJob */.c)(ports.environment);
    const { facts, leftOut } = gatherFacts(settings, event, job, ports.environment);
    const recipients = readRecipients(settings);
    const mentions = readMentions(settings.githubMention);
    const message = composeMessage(facts);
    const notification = {
        message,
        recipients: recipients.recipients,
        mentions: mentions.mentions,
        key: keyOf(facts, job),
        topic: topicOf(facts),
        job,
    };
    const problems = [...general, ...unknown, ...leftOut, ...recipients.leftOut, ...mentions.leftOut];
    const send = (channel) => sendThrough(channel, notification, settings, faults, ports);
    const reports = await Promise.all(channels.map(send));
    if (reports.length > 0)
        ports.summary(renderReport(message, summarize(reports)));
    return finish(problems, reports, ports);
}
/** @throws AlmError `cancelled` alone. */
async function sendThrough(channel, notification, settings, faults, ports) {
    const [family] = channel.split('-');
    const fault = [...faults].find(([name]) => CHANNEL_INPUT.exec(name)?.[1] === family)?.[1];
    if (fault)
        return { channel, deliveries: [], error: fault };
    try {
        return { channel, deliveries: await CHANNELS[channel](notification, settings, ports) };
    }
    catch (caught) {
        const error = (0,core_lib/* toAlmError */.A2)(caught);
        if (ports.signal.aborted)
            throw error;
        return { channel, deliveries: [], error };
    }
}
function finish(problems, reports, ports) {
    const { sent, failed, errors } = summarize(reports);
    for (const error of problems)
        warn(error, ports);
    for (const [error, channel] of errors)
        warn(error, ports, channel);
    for (const { channel, to } of sent)
        ports.log.info(`${channel}: sent to ${to}`);
    ports.output('sent', JSON.stringify(sent));
    ports.output('failed', JSON.stringify(failed));
    const details = { sent, failed, problems: problems.map(({ code, message }) => ({ code, message })) };
    if (problems.length + failed.length > 0)
        return { reasonCode: 'notification-failed', details };
    if (reports.length > 0)
        return { reasonCode: 'ok', details };
    ports.log.notice('No channel is set up, so nobody was told. Give smtp-host, graph-sender or teams-webhook-url.');
    return { reasonCode: 'skipped', details };
}
/** @throws AlmError `notification-failed`. */
function refuse({ reasonCode, details }) {
    if (reasonCode !== 'notification-failed')
        return;
    throw new core_lib/* AlmError */.Ly('notification-failed', {
        message: 'not everybody could be told; the warnings of the step say whom and why',
        remedy: 'Mend what the warnings name, or leave fail-on-error out.',
        ...(details === undefined ? {} : { details }),
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/notify/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
