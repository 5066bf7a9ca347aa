// Notifications: one message in words, rendered and sent by e-mail, Teams and Microsoft Graph.
export {
  notificationEvents,
  type FailureFacts,
  type NamedLink,
  type NotificationEvent,
  type NotificationFacts,
} from './facts.js'
export type { Tone } from './event-words.js'
export { composeMessage, type Message } from './message.js'
export { composeMail, messageId, type Mail, type Recipient } from './mail.js'
export { parseMailAddress, type MailAddress } from './mail-address.js'
export type { Delivery } from './delivery.js'
export { sendBySmtp, type SmtpPorts } from './smtp/send.js'
export type { SmtpSecurity, SmtpSettings } from './smtp/settings.js'
export { sendByGraph, type GraphMailbox } from './graph.js'
export { postToTeams } from './teams.js'
export { renderTeamsMessage, type TeamsMessage } from './adaptive-card.js'
export { renderMarkdown } from './render-markdown.js'
