/** Two ideas as colleagues write them, and whether the second sender would want to see the first. */
export interface IdeaPair {
  readonly language: string;
  readonly isAlike: boolean;
  readonly one: string;
  readonly other: string;
  /** What stood below the first title, where something did. */
  readonly text?: string;
}

const alike = (language: string, one: string, other: string, text = ''): IdeaPair => ({
  ...{ language, isAlike: true, one, other, text },
});
const different = (language: string, one: string, other: string, text = ''): IdeaPair => ({
  ...{ language, isAlike: false, one, other, text },
});

/** Written before the rule that is measured by them: paraphrases that share no word are among them, and so are near misses. */
export const IDEA_PAIRS: readonly IdeaPair[] = [
  alike('en', 'Ring donors the day after they gave', 'Call donors the next day'),
  alike('en', 'Say thanks by phone', 'Thank people by phone'),
  alike('en', 'Print the menu in large letters', 'A menu with larger letters for older guests'),
  alike('en', 'Show the delivery date in the basket', 'Delivery date should be visible in the basket'),
  alike('en', 'Let customers change their appointment online', 'Online change of appointments'),
  alike('en', 'Send the invoice as PDF by e-mail', 'E-mail invoices as PDF instead of paper'),
  alike('en', 'A map of the building at the entrance', 'Put up a building map near the entrance'),
  alike('en', 'Welcome call for new volunteers', 'Call every new volunteer in their first week'),
  alike('en', 'Dark mode for the dashboard', 'Dashboard: dark mode'),
  alike('en', 'Export to Excel times out, make it run overnight', 'Overnight export to Excel'),
  alike('en', 'Birthday cards for long-time donors', 'Send a birthday card to donors'),
  alike('en', 'Waiting times on the website', 'Show current waiting times on our web site'),
  alike('en', 'Thank-you notes written by hand', 'Handwritten thank-you notes'),
  alike('en', 'Answer every complaint within one day', 'One-day answers to complaints'),
  alike('en', 'Free parking for visitors of patients', 'Visitors should park for free'),
  alike('en', 'Translate the form into Russian', 'Registration form in Russian and Ukrainian'),
  alike('en', 'Playing corner in the waiting room', 'Toys for children in the waiting room'),
  alike('en', 'Single sign-on for partners', 'Partners want to use single sign on'),
  alike('en', 'A quiet hour in the shop', 'Quiet shopping hour once a week for people who need it'),
  alike('en', 'Remind people of their appointment by text message', 'Text message the day before an appointment'),
  alike('en', 'Make it easier to cancel', 'Cancelling must be as easy as signing up'),
  alike('en', 'Tell donors what became of their gift', 'What their gift did', 'Donors never hear what became of it.'),
  alike('en', 'Repair instead of replace', 'Offer to mend broken devices'),
  alike('en', 'Lend out wheelchairs at the door', 'Wheelchairs to borrow at the entrance'),
  alike('de', 'Spender am Tag danach anrufen', 'Am nächsten Tag bei Spendern anrufen'),
  alike('de', 'Rechnung per E-Mail statt auf Papier', 'Rechnungen nur noch per E-Mail schicken'),
  alike('de', 'Größere Schrift auf der Speisekarte', 'Speisekarte in großer Schrift drucken'),
  alike('de', 'Wartezeiten auf der Webseite zeigen', 'Anzeige der Wartezeit auf der Website'),
  alike('fi', 'Soitetaan lahjoittajalle seuraavana päivänä', 'Soitto lahjoittajille lahjoitusta seuraavana päivänä'),
  alike('fi', 'Kiitoskortti vapaaehtoisille jouluna', 'Joulukortti ja kiitos vapaaehtoisille'),
  alike('fi', 'Ajanvaraus netissä', 'Ajanvarauksen voisi tehdä netissä'),
  alike('sv', 'Ring givaren dagen efter gåvan', 'Ringa givare dagen efter'),
  alike('sv', 'Visa väntetiden på hemsidan', 'Väntetider på hemsidan'),
  alike('et', 'Helistame annetajale järgmisel päeval', 'Annetajatele helistamine järgmisel päeval'),
  alike('et', 'Tasuta parkimine patsientide külastajatele', 'Külastajad võiksid tasuta parkida'),
  alike('fr', 'Appeler les donateurs le lendemain', 'Un appel aux donateurs dès le lendemain du don'),
  alike('fr', 'Afficher le temps d’attente sur le site', 'Temps d’attente affiché sur le site web'),
  alike('es', 'Llamar a los donantes al día siguiente', 'Llamada a donantes el día siguiente'),
  alike('ja', '寄付者に翌日電話する', '寄付者へ翌日に電話でお礼'),
  alike('ja', '待ち時間をサイトに表示する', 'サイトに待ち時間を表示'),

  different('en', 'Ring donors the day after they gave', 'Paint the office green'),
  different('en', 'Call donors the next day', 'A donors’ day in the garden'),
  different('en', 'Say thanks by phone', 'A phone in every room'),
  different('en', 'Show the delivery date in the basket', 'Deliver on Saturdays'),
  different('en', 'Print the menu in large letters', 'A vegetarian menu'),
  different('en', 'Let customers change their appointment online', 'Let customers pay online'),
  different('en', 'Send the invoice as PDF by e-mail', 'Send the newsletter by e-mail once a month'),
  different('en', 'A map of the building at the entrance', 'A ramp at the entrance'),
  different('en', 'Welcome call for new volunteers', 'New chairs for the volunteers’ room'),
  different('en', 'Dark mode for the dashboard', 'Export from the dashboard'),
  different('en', 'Birthday cards for long-time donors', 'Gift cards in the shop'),
  different('en', 'Waiting times on the website', 'Opening times at the door'),
  different('en', 'Answer every complaint within one day', 'Celebrate every customer’s first order'),
  different('en', 'Free parking for visitors of patients', 'Free coffee for visitors'),
  different('en', 'Translate the form into Russian', 'Shorten the registration form'),
  different('en', 'Playing corner in the waiting room', 'Better air in the meeting room'),
  different('en', 'A quiet hour in the shop', 'Open the shop an hour earlier'),
  different('en', 'Remind people of their appointment by text message', 'A message board in the canteen'),
  different('en', 'Make it easier to cancel', 'Make it easier to find us'),
  different('en', 'Lend out wheelchairs at the door', 'A doorbell that can be heard'),
  different('en', 'Single sign-on for partners', 'A sign for partners at the desk'),
  different('en', 'Repair instead of replace', 'Replace the coffee machine'),
  different('en', 'Tell donors what became of their gift', 'Tell volunteers about the new rooms'),
  different('en', 'Export to Excel times out', 'An export for accountants', 'They need a file that Datev reads.'),
  different('de', 'Spender am Tag danach anrufen', 'Tag der offenen Tür'),
  different('de', 'Rechnung per E-Mail statt auf Papier', 'Recyclingpapier im Drucker'),
  different('de', 'Größere Schrift auf der Speisekarte', 'Vegane Gerichte auf der Speisekarte'),
  different('fi', 'Soitetaan lahjoittajalle seuraavana päivänä', 'Avoimien ovien päivä lahjoittajille'),
  different('fi', 'Ajanvaraus netissä', 'Verkkokauppa englanniksi'),
  different('fi', 'Kiitoskortti vapaaehtoisille jouluna', 'Uudet tuolit vapaaehtoisten huoneeseen'),
  different('sv', 'Ring givaren dagen efter gåvan', 'Gåvokort i butiken'),
  different('sv', 'Visa väntetiden på hemsidan', 'Bättre bilder på hemsidan'),
  different('et', 'Tasuta parkimine patsientide külastajatele', 'Tasuta kohv ooteruumis'),
  different('fr', 'Appeler les donateurs le lendemain', 'Une lettre aux donateurs avant Noël'),
  different('fr', 'Afficher le temps d’attente sur le site', 'Traduire le site en anglais'),
  different('es', 'Llamar a los donantes al día siguiente', 'Una fiesta para los donantes'),
  different('ja', '寄付者に翌日電話する', '受付に新しい電話を置く'),
  different('ja', '待ち時間をサイトに表示する', '駐車場の表示を大きくする'),
];
