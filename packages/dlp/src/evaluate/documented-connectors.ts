// What the service's documentation says about connectors, for when its own lists cannot be asked.

/** Keys of the connectors that are documented as those no policy can block (data policies, "connector classification"). */
export const documentedUnblockable: readonly string[] = [
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
].map((name) => `shared_${name}`)
