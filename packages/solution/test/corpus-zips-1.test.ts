// Half of the real zips, so that the halves run side by side.
import { checkCorpusZips } from './corpus-zips.js'

checkCorpusZips((index) => index % 2 === 0)
