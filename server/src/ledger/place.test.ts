import { expect, test } from 'vitest';
import { places } from '#ledger';

test('what we owe has a floor of zero, what we own a ceiling of zero, the outside neither', () => {
  expect(places.user('u1')).toEqual({ address: 'user:u1', floor: 0n, ceiling: null });
  expect(places.issuer('main')).toEqual({ address: 'issuer:main', floor: null, ceiling: 0n });
  expect(places.world('stars', 'bot_1')).toEqual({ address: 'world:stars:bot_1', floor: null, ceiling: null });
});

test('every place of the chart is an address of its own', () => {
  const all = [
    places.world('stars', 'x'),
    places.payment('x'),
    places.merchant('x'),
    places.user('x'),
    places.escrow('x'),
    places.held('x'),
    places.payout('x'),
    places.platform('x'),
    places.cost('x'),
    places.exchanged('x'),
    places.supplier('x'),
    places.issuer('x'),
    places.grant('x'),
    places.reserved('x'),
    places.usage('x', 'y'),
    places.breakage('x'),
    places.revoked('x'),
    places.receivable('x'),
  ];
  expect(new Set(all.map((place) => place.address)).size).toBe(all.length);
});

test('a place named from outside has to be there already', () => {
  expect(places.existing('user:u1').mustExist).toBe(true);
});

test.for(['', 'user:', ':x', 'user:a b', 'user:a:b:c:d', `user:${'x'.repeat(65)}`, "user:'", 'user:ä', 'user:a\n'])(
  'the address %j is refused',
  (address) => {
    expect(() => places.existing(address)).toThrow('is not an account address');
  },
);
