// Notifications by e-mail, Teams and Microsoft Graph.
export {}
