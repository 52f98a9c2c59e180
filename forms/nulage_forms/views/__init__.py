"""Which page answers which address of the form service?"""

from nulage_forms.views import demo, health, sign_in, staff_sign_in

BLUEPRINTS = (sign_in.blueprint, staff_sign_in.blueprint, health.blueprint, demo.blueprint)
