/** Of a script that writes words apart: elsewhere a number stands right behind its word, as in "手机13812345678". */
export const WORD_LETTER = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])\p{L}`;

/** Words before a number that say what it is, in the languages of those who use it most. */
const PHONE_WORDS =
  'tel|tél|telefon\\p{L}*|telephone|téléphone|teléfono|telefoni\\p{L}*|telefono|phone|mobile|cell|cellphone|call|text|sms|whatsapp|signal|ring|fax|faksi|puh|puhelin\\p{L}*|gsm|soita|soittaa|numeroon|handy|mobil|mobiltelefon|ruf|rufen|anruf|rückruf|portable|appel\\p{L}*|móvil|llam\\p{L}*|cellulare|電話|携帯|电话|手机|전화|휴대폰|โทร|телефон\\p{L}*|тел|мобильн\\p{L}*|هاتف|جوال|موبايل|फ़ोन|मोबाइल';
const RECORD_WORDS =
  'orders?|invoices?|tickets?|cases?|refs?|references?|po|purchase|receipts?|bills?|parcels?|shipments?|tracking|bookings?|reservations?|contracts?|policy|accounts?|customer|member|serial|sku|items?|articles?|products?|parts?|models?|batch|lot|ids?|isbn|ean|gtin|imei|version|build|release|iban|vat|row|page|tilau\\p{L}*|lasku\\p{L}*|viit\\p{L}*|asiakas\\p{L}*|tuote\\p{L}*|sopimu\\p{L}*|lähety\\p{L}*|y-tunnus|bestell\\p{L}*|rechnung\\p{L}*|auftrag\\p{L}*|kunden\\p{L}*|vorgang\\p{L}*|artikel\\p{L}*|vertrag\\p{L}*|sendung\\p{L}*|commandes?|factures?|dossiers?|colis|contrat|pedidos?|facturas?|ordin\\p{L}*|fattura|ordre\\p{L}*|order\\p{L}*|faktura\\p{L}*|注文\\p{L}*|請求\\p{L}*|订单\\p{L}*|заказ\\p{L}*|счет|счёт';

const CALLED = String.raw`(?:[\s.:#№-]*(?:(?:number|num|no|nro|nr|id|code|nummer|numero|numéro)\b|n[°º]|番号))?[\s.:#№"'(-]*(?:(?:is|was|on|oli|ist|war|est|es)\s+)?`;
const OTHERS = String.raw`(?:[\d\s-]{4,20}(?:and|or|ja|tai|und|oder|et|y|&)\s*)*`;
const IS_PHONE = new RegExp(String.raw`(?<!${WORD_LETTER}|\d)(?:${PHONE_WORDS})(?:[^\d\n]{0,25})$`, 'iu');
const IS_RECORD = new RegExp(
  String.raw`(?:(?<!${WORD_LETTER}|\d)(?:${RECORD_WORDS})${CALLED}${OTHERS}|[#№]\s?)$`,
  'iu',
);
const IS_PRICE_BEFORE = /(?:[€$£¥₹]|\b(?:eur|usd|gbp|sek|nok|dkk|inr|jpy|chf))\s?$/iu;
const IS_AMOUNT_AFTER =
  /^\s?(?:[€$£¥₹%°]|(?:eur|euro\p{L}*|usd|gbp|sek|nok|dkk|inr|jpy|chf|kr|zł|kč|kg|km|kpl|pcs|stk|units?|users?|rows?|items?|people|times|visits?|downloads?|ms|bytes?)(?!\p{L}))/iu;
/** "INV-0401234567", "A0401": part of a longer name. */
const IS_GLUED = new RegExp(String.raw`(?:(?:${WORD_LETTER}|\d)[-_]|${WORD_LETTER}|[\d_])$`, 'u');

const LOOKED_BACK = 60;

/** What the words around a number say of it; null when they say nothing. */
export function spokenOf(text: string, start: number, end: number): 'phone' | 'something_else' | null {
  const before = text.slice(Math.max(0, start - LOOKED_BACK), start);
  if (IS_GLUED.test(before) || IS_RECORD.test(before)) return 'something_else';
  if (IS_PHONE.test(before)) return 'phone';
  return IS_PRICE_BEFORE.test(before) || IS_AMOUNT_AFTER.test(text.slice(end, end + 20)) ? 'something_else' : null;
}
