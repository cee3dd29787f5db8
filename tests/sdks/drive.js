// Makes every order and merchant order call of the official SDK, with its address changed and nothing else.
// Writes a line of JSON for each: its name, and the status of the answer or what was raised.
const {
  MercadoPagoConfig, Order, MerchantOrder, Preference, CardToken,
} = require('mercadopago');

const [, , base, accessToken] = process.argv;
const real = globalThis.fetch;
globalThis.fetch = (url, options) => real(String(url).replace('https://api.mercadopago.com', base), options);

const config = new MercadoPagoConfig({accessToken, options: {timeout: 30000}});
const [order, merchantOrder] = [new Order(config), new MerchantOrder(config)];

const say = async (name, call) => {
  try {
    const body = await call();
    console.log(JSON.stringify({name, status: body.api_response.status, body}));
    return body;
  } catch (error) {
    console.log(JSON.stringify({name, status: error.status ?? null, error: String(error.message ?? error)}));
    return {};
  }
};

const main = async () => {
  const card = await say('cardToken.create', () => new CardToken(config).create({
    body: {card_number: '5031433215406351', expiration_month: '11', expiration_year: '2030', security_code: '123',
      cardholder: {name: 'APRO', identification: {type: 'CPF', number: '12345678909'}}},
  }));
  const preference = await say('preference.create', () => new Preference(config).create({
    body: {items: [{id: '1', title: 'Thing', quantity: 1, unit_price: 10}], external_reference: 'shop-1'},
  }));
  await say('preference.get', () => new Preference(config).get({preferenceId: preference.id}));
  await say('preference.update', () => new Preference(config).update({
    id: preference.id, updatePreferenceRequest: {external_reference: 'shop-2'},
  }));
  const method = {id: 'master', type: 'credit_card', token: card.id, installments: 1};
  const body = {
    type: 'online', processing_mode: 'automatic', total_amount: '100.00', external_reference: 'shop-1',
    payer: {email: 'test@testuser.com'}, transactions: {payments: [{amount: '100.00', payment_method: method}]},
  };
  const manual = {...body, processing_mode: 'manual'};
  const paid = await say('order.create', () => order.create({body}));
  await say('order.get', () => order.get({id: paid.id}));
  await say('order.refund', () => order.refund({id: paid.id}));
  const part = await say('order.create', () => order.create({body}));
  await say('order.refund in part', () => order.refund({
    id: part.id, body: {transactions: [{id: part.transactions.payments[0].id, amount: '25.00'}]},
  }));
  const processed = await say('order.create', () => order.create({body: manual}));
  await say('order.process', () => order.process({id: processed.id}));
  const captured = await say('order.create', () => order.create({body: {...body, capture_mode: 'manual'}}));
  await say('order.capture', () => order.capture({id: captured.id}));
  const canceled = await say('order.create', () => order.create({body: manual}));
  await say('order.cancel', () => order.cancel({id: canceled.id}));
  const {transactions, ...empty} = manual;
  const open = await say('order.create', () => order.create({body: empty}));
  const added = await say('order.createTransaction', () => order.createTransaction({id: open.id, body: transactions}));
  const transactionId = added.payments[0].id;
  await say('order.updateTransaction', () => order.updateTransaction({
    id: open.id, transactionId, body: {payment_method: {type: 'credit_card', installments: 3}},
  }));
  await say('order.deleteTransaction', () => order.deleteTransaction({id: open.id, transactionId}));
  const day = 24 * 60 * 60 * 1000;
  const options = {
    begin_date: new Date(Date.now() - day).toISOString(), end_date: new Date(Date.now() + day).toISOString(),
  };
  await say('order.search', () => order.search({options}));
  const merchant = await say('merchantOrder.create', () => merchantOrder.create({
    body: {preference_id: preference.id, external_reference: 'shop-1', marketplace: 'NONE',
      items: [{id: '1', title: 'Thing', quantity: 1, unit_price: 10, currency_id: 'BRL'}]},
  }));
  await say('merchantOrder.get', () => merchantOrder.get({merchantOrderId: merchant.id}));
  await say('merchantOrder.update', () => merchantOrder.update({
    merchantOrderId: merchant.id, body: {additional_info: 'told later'},
  }));
  await say('merchantOrder.search', () => merchantOrder.search({options: {preference_id: preference.id}}));
};

main();
