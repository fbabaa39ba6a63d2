/**
 * What the browser does: reckons while somebody types, exactly as `chargeOf` does, in whole micro-dollars. Without it the
 * form is sent, and the server answers the same.
 */
export const reckonScript = `
const chargeOf = (rate, quantity) => (BigInt(rate) * BigInt(quantity) + 999n) / 1000n;
const showUsd = (units) => {
  const digits = units.toString().padStart(7, '0');
  return '$' + digits.slice(0, -6) + '.' + digits.slice(-6).replace(/0{1,4}$/, '');
};
const form = typeof document === 'undefined' ? null : document.querySelector('form');
if (form) {
  const [service, quantity] = [form.elements.service, form.elements.quantity];
  const output = document.querySelector('output');
  const show = (text, isHint) => { output.textContent = text; output.className = isHint ? 'hint' : ''; };
  const reckon = () => {
    const { rate, min, max } = service.selectedOptions[0].dataset;
    const text = quantity.value.trim();
    [quantity.min, quantity.max] = [min, max];
    if (!/^[0-9]{1,10}$/.test(text)) return show(form.dataset.whole, true);
    const isFit = Number(text) >= Number(min) && Number(text) <= Number(max);
    if (!isFit) return show(form.dataset.between.replace('{min}', min).replace('{max}', max), true);
    show(showUsd(chargeOf(rate, text)), false);
  };
  const choose = () => {
    const { min, max } = service.selectedOptions[0].dataset;
    const now = Number(quantity.value);
    if (now < Number(min)) quantity.value = min;
    if (now > Number(max)) quantity.value = max;
    reckon();
  };
  form.querySelector('button').hidden = true;
  form.classList.add('live');
  form.addEventListener('submit', (event) => { event.preventDefault(); reckon(); });
  service.addEventListener('change', choose);
  quantity.addEventListener('input', reckon);
  reckon();
}
`;
