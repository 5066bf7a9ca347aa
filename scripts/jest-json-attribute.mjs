// Some packages of GitHub import JSON without the import attribute that node demands: this jest transform adds it.
export default {
  process: (source) => ({
    code: source.replace(/(from\s+"[^"]+\.json");/g, '$1 with { type: "json" };'),
  }),
}
