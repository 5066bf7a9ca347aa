// Chance that is the same in every run: numbers, choices, ids and words from a seed.

const list = (words) => words.split(' ')

/** Words of three languages: letters of ASCII, of Latin-1, and of neither, as they meet in one export. */
const WORDS = {
  1033: list(
    'visit region order patient invoice asset site contract meter route shift depot sample claim permit carrier batch lease survey ledger account active address amount approval assigned billing branch campaign category channel clinic code condition contact country created currency customer date default delivery department description detail device document due effective employee end entry equipment estimate event expiry external facility fee group history identifier incident inspection inventory item language level license line location manager modified name note number owner parent payment phase plan price priority process product program project quantity quote rate reason record reference related request resource result review role schedule score section segment service source stage start status step stock subject supplier task team template territory test time title total type unit value vendor version warehouse zone',
  ),
  1031: list(
    'Besuch Gebiet Auftrag Patient Rechnung Anlage Standort Vertrag Zähler Strecke Schicht Lager Muster Anspruch Genehmigung Spediteur Charge Pacht Umfrage Hauptbuch Straße Größe Währung Schlüssel Übersicht Prüfung Maßnahme Gerät Verfügbarkeit Geschäftsbereich Eigentümer Änderung Menge Beschreibung Ansprechpartner Lieferung Zahlung Vorgang Ergebnis Einheit',
  ),
  1041: list(
    '訪問 地域 注文 患者 請求書 資産 拠点 契約 メーター 経路 勤務 倉庫 サンプル 申請 許可 運送業者 バッチ 賃貸 調査 台帳 取引先 住所 金額 承認 部門 顧客 日付 説明 装置 書類 従業員 期限 施設 履歴 検査 在庫 言語 場所 状態 所有者',
  ),
}

/** The languages of generated labels, the base language first. */
export const LANGUAGES = Object.keys(WORDS)

/** A source of chance; equal seeds give equal sequences (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit) => Math.floor(next() * limit)
  const pick = (choices) => choices[below(choices.length)]
  const hex = (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    below,
    pick,
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    words: (count, language = LANGUAGES[0]) =>
      Array.from({ length: count }, () => pick(WORDS[language])).join(' '),
  }
}
