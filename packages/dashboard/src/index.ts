// Static page of projects, stages, requests and history.
export {}
