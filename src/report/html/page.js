(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');
  var fold = function (text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');
  };
  var findings = Array.prototype.map.call(document.querySelectorAll('.finding'), function (node) {
    return { node: node, text: fold(node.textContent), plan: node.closest('.plan') };
  });
  var plans = Array.prototype.map.call(document.querySelectorAll('.plan'), function (node) {
    var row = document.querySelector('tr[data-plan="' + node.id + '"]');
    return { node: node, row: row, text: fold(node.querySelector('h2').textContent) };
  });
  findings.forEach(function (finding) {
    finding.owner = plans.find(function (plan) { return plan.node === finding.plan; });
  });
  var search = document.getElementById('search');
  var group = document.getElementById('group');
  var count = document.getElementById('count');
  var levels = Array.prototype.slice.call(document.querySelectorAll('input[name=level]'));
  function apply() {
    var words = fold(search.value).split(/\s+/).filter(Boolean);
    var on = {};
    levels.forEach(function (box) { on[box.value] = box.checked; });
    var filtered = words.length > 0 || group.value !== '' || levels.some(function (box) { return !box.checked; });
    var shown = 0;
    var alive = new Set();
    plans.forEach(function (plan) {
      plan.hit = words.every(function (word) { return plan.text.indexOf(word) >= 0; });
    });
    findings.forEach(function (finding) {
      var data = finding.node.dataset;
      var plan = finding.owner;
      var fits = on[data.level] && (group.value === '' || group.value === data.group) &&
        ((plan && plan.hit) || words.every(function (word) { return finding.text.indexOf(word) >= 0; }));
      finding.node.classList.toggle('hidden', !fits);
      if (fits) { shown += 1; alive.add(finding.plan); }
    });
    plans.forEach(function (plan) {
      var keep = !filtered || alive.has(plan.node) || (words.length > 0 && plan.hit);
      plan.node.classList.toggle('hidden', !keep);
      if (plan.row) { plan.row.classList.toggle('hidden', !keep); }
    });
    count.textContent = shown + ' / ' + findings.length;
  }
  function show(name) {
    var mark = document.getElementById(name);
    var box = mark && mark.closest('details');
    if (!box) { return; }
    box.open = true;
    mark.scrollIntoView({ block: 'center' });
  }
  window.addEventListener('hashchange', function () { show(location.hash.slice(1)); });
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a.show');
    if (link) { show(link.getAttribute('href').slice(1)); }
    var button = event.target.closest('.finding > button');
    if (!button) { return; }
    var open = button.parentNode.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
    var mark = open && button.parentNode.querySelector('mark');
    if (mark) { mark.scrollIntoView({ block: 'nearest' }); }
  });
  document.getElementById('all').addEventListener('click', function () {
    var open = findings.some(function (f) { return !f.node.classList.contains('open'); });
    findings.forEach(function (f) {
      f.node.classList.toggle('open', open);
      f.node.querySelector('button').setAttribute('aria-expanded', String(open));
    });
  });
  search.addEventListener('input', apply);
  group.addEventListener('change', apply);
  levels.forEach(function (box) { box.addEventListener('change', apply); });
  apply();
})();
