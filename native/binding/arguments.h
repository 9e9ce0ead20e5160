// Arguments of libtorch's operators from JavaScript values, and their results to JavaScript values, by the plans that
// are made of their schemas (operator_plan.h).
#pragma once

#include <ATen/core/ivalue.h>

#include "binding/environment.h"
#include "binding/operator_plan.h"

namespace tsml::binding {

// One operator argument. `what` names the operator in messages.
c10::IValue to_argument(const Environment& environment, napi_value value, const ArgumentPlan& plan,
                        const OperatorPlan& plan_of);
// The same where none was given: its default, or None.
c10::IValue missing_argument(const ArgumentPlan& plan, const OperatorPlan& plan_of);
// One operator result; a tensor becomes a handle that has no owner yet (0 for an undefined tensor).
napi_value from_result(Environment& environment, const c10::IValue& value, const ReturnPlan& plan);

}  // namespace tsml::binding
